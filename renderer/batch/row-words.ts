import i18next from 'i18next';
import type { BatchRow, Failure, WrittenNote } from '../../preload/contract/index.ts';
import { noteWords } from '../base/note-words.ts';
import { failureWords } from '../base/notices.ts';
import { duration } from '../neural/jobs/duration.ts';

/**
 * How a picture stands, in words; one that waits, by where it lies.
 * @param unreadable why it can't even be looked at.
 */
export function rowWords(
  { state, folder }: Pick<BatchRow, 'state' | 'folder'>,
  unreadable: Failure | undefined,
  language: string,
): string {
  const { t } = i18next;
  switch (state.state) {
    case 'waiting':
      return unreadable ? wrong(unreadable) : folder;
    case 'working':
      if (state.by === null) return t('batchRoom.where.waits');
      return [
        `${Math.round(100 * state.fraction)} %`,
        ...(state.secondsLeft === null
          ? []
          : [t('jobs.left', { time: duration(state.secondsLeft, language) })]),
        ...(state.by === undefined ? [] : [state.by]),
      ].join(' · ');
    case 'done': {
      const { files, seconds, notes } = state;
      const time = duration(Math.max(1, seconds), language);
      return [t('batchRoom.states.done', { count: files.length, time }), ...notes.map(writtenNoteWords)].join(
        ' · ',
      );
    }
    case 'skipped':
      return t('batchRoom.states.skipped');
    case 'failed':
      return wrong(state.error);
  }
}

/** What went wrong with a picture, or is to be known of it; empty where there is nothing. */
export function messageOf({ state }: Pick<BatchRow, 'state'>): string {
  if (state.state === 'failed') return wrong(state.error);
  return state.state === 'done' ? state.notes.map(writtenNoteWords).join('\n') : '';
}

/** A note; of what an earlier version wrote down there is the sentence. */
export function writtenNoteWords(note: WrittenNote): string {
  return typeof note === 'string' ? note : noteWords(note);
}

/** What is wrong with a picture, and what can be done about it. */
function wrong(failure: Failure): string {
  const { title, detail } = failureWords(failure);
  return i18next.t('batchRoom.states.wrong', { title, detail });
}
