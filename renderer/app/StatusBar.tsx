import { useTranslation } from 'react-i18next';
import { perform } from '../actions/table.ts';
import { useCanvas } from '../canvas/store.ts';
import { shownOf } from '../documents/document.ts';
import { useActiveDocument } from '../documents/store.ts';
import { JobStatus } from '../jobs/JobStatus.tsx';
import { Tip } from '../ui/Tip.tsx';

/** What is shown, how large and in which colours; and what is being worked on. */
export function StatusBar() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const hand = useCanvas((state) => state.hand);
  const version = document && shownOf(document.history.present);
  return (
    <footer className="status-bar">
      {document && version && (
        <>
          <Zoom />
          <span>
            {version.width} × {version.height} px
          </span>
          <span>
            {document.photo.profile ?? 'sRGB'}
            {document.photo.depth === 16 && ` · ${t('status.bits')}`}
          </span>
        </>
      )}
      <span className="status-hint">{t(document ? `status.hints.${hand}` : 'status.hints.empty')}</span>
      <JobStatus />
    </footer>
  );
}

function Zoom() {
  const { t } = useTranslation();
  const percent = useCanvas((state) => readable(state.view.scale * devicePixelRatio * 100));
  return (
    <Tip text={t('actions.actual-size')} side="top">
      <button
        type="button"
        className="status-zoom"
        aria-label={t('status.zoom', { percent })}
        onClick={() => {
          perform('actual-size');
        }}
      >
        {percent} %
      </button>
    </Tip>
  );
}

function readable(percent: number): number {
  return percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
}
