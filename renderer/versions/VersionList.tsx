import { useTranslation } from 'react-i18next';
import type { PhotoDocument } from '../documents/document.ts';
import { useActiveDocument } from '../documents/store.ts';
import { jobsOf, useJobs } from '../jobs/store.ts';
import { PendingRow } from './PendingRow.tsx';
import { VersionRow } from './VersionRow.tsx';
import './versions.css';

/** The photo and everything that was made of it, newest first; above it what is being made. */
export function VersionList() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  return (
    <section className="versions" aria-label={t('versions.title')}>
      <h2 className="panel-heading">{t('versions.title')}</h2>
      {document ? <Rows document={document} /> : <p className="versions-empty">{t('versions.empty')}</p>}
    </section>
  );
}

function Rows({ document }: { readonly document: PhotoDocument }) {
  const state = useJobs();
  const pending = [...jobsOf(state, document.id)].reverse();
  const { all, shown } = document.history.present;
  return (
    <ul className="version-rows">
      {pending.map((job) => (
        <PendingRow key={job.id} job={job} document={document} />
      ))}
      {[...all].reverse().map((version) => (
        <VersionRow
          key={version.number}
          document={document}
          version={version}
          current={version.number === shown && !(document.live && pending.length > 0)}
        />
      ))}
    </ul>
  );
}
