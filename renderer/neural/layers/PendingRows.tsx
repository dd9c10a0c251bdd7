import type { OpenDocument } from '../../picture/document.ts';
import { jobsOf, useJobs } from '../jobs/store.ts';
import { PendingRow } from './PendingRow.tsx';

/** The jobs that will add to a picture's layers, the last to run on top. */
export function PendingRows({ document }: { readonly document: OpenDocument }) {
  const jobs = useJobs();
  return [...jobsOf(jobs, document.id)]
    .reverse()
    .map((job) => <PendingRow key={job.id} job={job} document={document} />);
}
