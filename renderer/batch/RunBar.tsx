import { FileDown, FolderOpen, ListRestart, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useIsChanged } from './changed.ts';
import {
  cancelBatch,
  clearPictures,
  pauseBatch,
  resumeBatch,
  retryPictures,
  saveReport,
  showResults,
  startBatch,
} from './commands.ts';
import { useDraft } from './draft.ts';
import { factsOf } from './facts.ts';
import { countOf, isFree, useBatch } from './store.ts';
import { isLacking, useWorkers } from './workers.ts';

/** Starting, waiting, going on and ending; how far it is, and what came of the pictures. */
export function RunBar() {
  const { t, i18n } = useTranslation();
  const { standing, rows } = useBatch();
  const out = useDraft((draft) => draft.out);
  const lacking = useWorkers(isLacking);
  const ready = out !== null && !lacking;
  const changed = useIsChanged();
  const { phase, fraction } = standing;
  const count = countOf(rows);
  const left = count.waiting + count.failed;
  const over = count.done + count.skipped + count.failed;
  const facts = factsOf(standing, rows, i18n.language);
  const hint = hintOf();
  return (
    <footer className="batch-run">
      {isFree(standing) && (phase === 'choosing' || count.waiting > 0 || (changed && left > 0)) && (
        <Button
          look="accent"
          icon={Play}
          disabled={hint !== null || left === 0}
          onClick={() => void startBatch()}
        >
          {t('batchRoom.start')}
        </Button>
      )}
      {isFree(standing) && changed && count.done + count.skipped > 0 && (
        <Button
          look="filled"
          icon={RotateCcw}
          disabled={!ready}
          title={t('batchRoom.startAllAbout')}
          onClick={() => void startBatch(true)}
        >
          {t('batchRoom.startAll')}
        </Button>
      )}
      {(phase === 'running' || phase === 'pausing') && (
        <Button look="filled" icon={Pause} onClick={() => void pauseBatch()}>
          {t(phase === 'running' ? 'batchRoom.pause' : 'batchRoom.pauseNow')}
        </Button>
      )}
      {phase === 'paused' && (
        <Button look="accent" icon={Play} onClick={() => void resumeBatch()}>
          {t('batchRoom.resume')}
        </Button>
      )}
      {!isFree(standing) && (
        <Button icon={Square} onClick={() => void cancelBatch()}>
          {t('batchRoom.end')}
        </Button>
      )}
      <div className="batch-progress">
        {isFree(standing) && over === 0 ? (
          <p className="batch-hint">{hint}</p>
        ) : (
          <>
            <Progress
              label={t('batchRoom.progress')}
              value={isFree(standing) ? over / Math.max(1, rows.length) : fraction}
            />
            <p role="status">{facts.join(' · ')}</p>
          </>
        )}
      </div>
      {count.failed > 0 && ((phase === 'ended' && !changed) || phase === 'paused') && (
        <Button icon={RotateCcw} onClick={() => void retryPictures(null)}>
          {t('batchRoom.retryAll')}
        </Button>
      )}
      {isFree(standing) && over > 0 && (
        <Button icon={ListRestart} onClick={() => void clearPictures('ended')}>
          {t('batchRoom.clearEnded')}
        </Button>
      )}
      {count.done > 0 && (
        <Button icon={FolderOpen} onClick={() => void showResults()}>
          {t('batchRoom.showResults')}
        </Button>
      )}
      {over > 0 && <Report />}
    </footer>
  );

  /** What has to be said before it can begin. */
  function hintOf(): string | null {
    if (rows.length === 0) return t('batchRoom.noPictures');
    if (out === null) return t('batchRoom.noOut');
    return lacking ? t('batchRoom.noQueue') : null;
  }
}

function Report() {
  const { t } = useTranslation();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button icon={FileDown}>{t('batchRoom.report')}</Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" sideOffset={4} collisionPadding={8}>
          {(['csv', 'json'] as const).map((format) => (
            <DropdownMenu.Item key={format} className="menu-item" onSelect={() => void saveReport(format)}>
              {t(`batchRoom.reports.${format}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
