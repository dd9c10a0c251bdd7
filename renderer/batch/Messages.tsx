import { CircleAlert, History, Info, Undo2, Unplug, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BatchStanding, BatchUnfinished } from '../../preload/contract/index.ts';
import { failureWords } from '../base/notices.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { continueBatch, forgetBatch } from './commands.ts';
import { bringBack, useReplaced } from './draft.ts';
import { isFree, useBatch } from './store.ts';

/** What stopped the batch or went wrong, what is to be known, and what can be gone on with. */
export function Messages() {
  const { failure, said, standing, unfinished } = useBatch();
  const wrong = failure ?? standing.problem;
  const words = wrong && failureWords(wrong);
  return (
    <div className="batch-messages">
      {words && (
        <div className="batch-message batch-wrong" role="alert">
          <CircleAlert size={16} aria-hidden />
          <p>
            <strong>{words.title}</strong> {words.detail}
          </p>
          {failure && <Close onClose={() => useBatch.setState({ failure: null })} />}
        </div>
      )}
      {standing.workers && <Workers {...standing.workers} />}
      {said !== null && (
        <div className="batch-message" role="status">
          <Info size={16} aria-hidden />
          <p>{said}</p>
          <Close onClose={() => useBatch.setState({ said: null })} />
        </div>
      )}
      {isFree(standing) && <Replaced />}
      {isFree(standing) && unfinished.map((batch) => <Unfinished key={batch.id} batch={batch} />)}
    </div>
  );
}

function Close({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return <IconButton small icon={X} label={t('batchRoom.dismiss')} onClick={onClose} />;
}

/** A recipe that was kept nowhere, and that another one has taken the place of. */
function Replaced() {
  const { t } = useTranslation();
  const replaced = useReplaced(({ recipe }) => recipe !== null);
  if (!replaced) return null;
  return (
    <div className="batch-message" role="status">
      <Undo2 size={16} aria-hidden />
      <p>{t('batchRoom.recipe.replaced')}</p>
      <Button
        look="filled"
        onClick={() => {
          bringBack(t('batchRoom.unnamed'));
        }}
      >
        {t('batchRoom.recipe.bringBack')}
      </Button>
      <Close
        onClose={() => {
          useReplaced.setState({ recipe: null });
        }}
      />
    </div>
  );
}

/** What keeps pictures waiting that workers are to take. */
function Workers({ away, count }: NonNullable<BatchStanding['workers']>) {
  const { t } = useTranslation();
  if (!away && count !== 0) return null;
  return (
    <div className="batch-message" role="status">
      <Unplug size={16} aria-hidden />
      <p>
        <strong>{t(away ? 'batchRoom.where.awayTitle' : 'batchRoom.where.nobodyTitle')}</strong>{' '}
        {t(away ? 'batchRoom.where.awayAbout' : 'batchRoom.where.nobodyAbout')}
      </p>
    </div>
  );
}

/** A batch that was stopped before its end. */
function Unfinished({ batch }: { readonly batch: BatchUnfinished }) {
  const { t, i18n } = useTranslation();
  const { name, out, queue, ended, count, when } = batch;
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="batch-message" role="status">
      <History size={16} aria-hidden />
      <p>
        <strong>{t('batchRoom.unfinished.title', { name })}</strong>{' '}
        {t('batchRoom.unfinished.about', { ended, count, out, when: time.format(when) })}{' '}
        {queue !== null && t('batchRoom.unfinished.left', { queue })}
      </p>
      <Button look="filled" onClick={() => void continueBatch(batch)}>
        {t('batchRoom.unfinished.goOn')}
      </Button>
      <Button onClick={() => void forgetBatch(batch)}>{t('batchRoom.unfinished.forget')}</Button>
    </div>
  );
}
