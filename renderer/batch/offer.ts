import i18next from 'i18next';
import { useApp } from '../base/application.ts';
import { notify, report } from '../base/notices.ts';
import { addPictures, openBatch, readUnfinished } from './commands.ts';
import { useBatch } from './store.ts';

/** Tells at the start of batches that were stopped before their ends: the room goes on with them. */
export async function offerUnfinished(): Promise<void> {
  if (useApp.getState().description?.surface !== 'desktop') return;
  try {
    await readUnfinished();
  } catch (error) {
    report(error);
    return;
  }
  const [newest] = useBatch.getState().unfinished;
  if (!newest) return;
  const { name, queue, ended, count } = newest;
  notify(
    'information',
    i18next.t('batchRoom.unfinished.title', { name }),
    [
      i18next.t('batchRoom.unfinished.short', { ended, count }),
      ...(queue === null ? [] : [i18next.t('batchRoom.unfinished.left', { queue })]),
    ].join(' '),
    { label: i18next.t('batchRoom.unfinished.show'), run: openBatch },
    'stays',
  );
}

/** Whether a folder is among what is dropped: read before the event is over. */
export function hasFolder({ items }: DataTransfer): boolean {
  return [...items].some((item) => item.webkitGetAsEntry()?.isDirectory ?? false);
}

/** What fell beside the room goes into it. */
export function takeDroppedFolder(): void {
  openBatch();
  void addPictures('dropped');
}
