import type { Holdings } from '../store/holdings.ts';
import { isOver, previewOf, storedFor, type JobPictures } from './list.ts';

/** Jobs as owners of stored pictures, which engines put into an inbox for each job. */
export function jobPictures(holdings: Holdings): JobPictures {
  return {
    hold: (job, before) => {
      const inbox = holdings.inboxOf(job.id);
      const seen = before && isOver(job) ? previewOf(before) : [];
      holdings.holdMade(ownerOfJob(job.id), inbox, [...storedFor(job), ...seen]);
      if (isOver(job)) holdings.close(inbox).catch((error: unknown) => process.emitWarning(String(error)));
    },
    release: (id) => {
      holdings.release(ownerOfJob(id));
    },
  };
}

export function ownerOfJob(id: string): string {
  return `job/${id}`;
}
