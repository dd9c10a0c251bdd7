import { Images, Maximize2, Pause, Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WorkRow } from '../neural/jobs/panel/WorkRow.tsx';
import { IconButton } from '../ui/Button.tsx';
import { cancelBatch, openBatch, pauseBatch, resumeBatch } from './commands.ts';
import { factsOf } from './facts.ts';
import { isFree, useBatch } from './store.ts';

/** The batch that goes on or is paused, among other work. */
export function BatchWork() {
  const { t, i18n } = useTranslation();
  const { standing, rows, order } = useBatch();
  if (isFree(standing)) return null;
  const paused = standing.phase === 'paused';
  const title = t('batchRoom.title');
  return (
    <WorkRow
      icon={Images}
      title={order ? [...new Set([title, order.recipe.name])].join(' · ') : title}
      facts={factsOf(standing, rows, i18n.language)}
      label={t('batchRoom.progress')}
      share={standing.fraction}
    >
      <IconButton
        small
        icon={paused ? Play : Pause}
        label={t(
          paused
            ? 'batchRoom.resume'
            : standing.phase === 'pausing'
              ? 'batchRoom.pauseNow'
              : 'batchRoom.pause',
        )}
        side="left"
        onClick={() => void (paused ? resumeBatch() : pauseBatch())}
      />
      <IconButton
        small
        icon={Square}
        label={t('batchRoom.end')}
        side="left"
        onClick={() => void cancelBatch()}
      />
      <IconButton small icon={Maximize2} label={t('batchRoom.backTo')} side="left" onClick={openBatch} />
    </WorkRow>
  );
}
