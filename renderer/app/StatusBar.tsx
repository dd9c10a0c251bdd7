import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { bytesInWords } from '../base/bytes.ts';
import { BatchStatus } from '../batch/BatchStatus.tsx';
import { ModelStatus } from '../models/ModelStatus.tsx';
import { JobStatus } from '../neural/jobs/JobStatus.tsx';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { bytesOf } from '../picture/history.ts';
import { useActiveDocument } from '../picture/store.ts';
import { weightOf } from '../picture/weight.ts';
import { Tip } from '../ui/Tip.tsx';
import { useHand } from '../view/hand/store.ts';
import { useCanvas } from '../view/store.ts';
import { PointerPosition } from './PointerPosition.tsx';

/** What is shown, how large, in which colours and in how much memory; and what is being worked on. */
export function StatusBar() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  return (
    <footer className="status-bar">
      {document && <DocumentFacts document={document} />}
      {document ? <Hint /> : <span className="status-hint">{t('status.hints.empty')}</span>}
      <BatchStatus />
      <ModelStatus />
      <JobStatus />
    </footer>
  );
}

function DocumentFacts({ document }: { readonly document: OpenDocument }) {
  const { t, i18n } = useTranslation();
  const picture = presentOf(document);
  const bytes = useMemo(() => weightOf(picture), [picture]);
  const history = bytesOf(document.history);
  const memory = bytesInWords(bytes + history, i18n.language);
  return (
    <>
      <Zoom />
      <span>
        {picture.width} × {picture.height} px
      </span>
      <span>
        {picture.profile?.name ?? 'sRGB'}
        {document.photo?.depth === 16 && ` · ${t('status.bits')}`}
      </span>
      <Tip
        side="top"
        text={t('status.memoryParts', {
          picture: bytesInWords(bytes, i18n.language),
          history: bytesInWords(history, i18n.language),
        })}
      >
        <span tabIndex={0} aria-label={t('status.memory', { memory })}>
          {memory}
        </span>
      </Tip>
      <PointerPosition />
    </>
  );
}

/** What the pointer does with the tool in hand. */
function Hint() {
  const { t } = useTranslation();
  const tool = useHand((state) => state.tool);
  const key = `status.hints.${tool}`;
  return <span className="status-hint">{i18next.exists(key) && t(key)}</span>;
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
