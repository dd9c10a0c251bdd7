import i18next from 'i18next';
import { pentimento } from '../base/connection.ts';
import { notify } from '../base/notices.ts';
import { discardJobsOf, stopJobsOf } from '../neural/jobs/run.ts';
import { jobsOf, useJobs } from '../neural/jobs/store.ts';
import { isModified } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { activate, closeDocument, documentOf, putBack, useDocuments } from '../picture/store.ts';
import { settled } from './autosave.ts';
import { askJobs, askUnsaved } from './save/questions.ts';
import { saveDocument } from './save/save-document.ts';

/**
 * Closes a picture, after asking what becomes of unsaved changes. Results can take minutes, so one whose changes
 * were given up can be brought back for a moment. Whether it was closed.
 */
export async function close({ id }: OpenDocument): Promise<boolean> {
  if (!(await mayClose(id))) return false;
  const document = documentOf(id);
  if (!document) return true;
  // Only what was begun while the questions stood is left.
  discardJobsOf(id);
  closeDocument(id);
  if (isModified(document)) {
    notify('information', i18next.t('documents.closed', { name: document.name }), null, {
      label: i18next.t('documents.reopen'),
      run: () => {
        putBack(document);
      },
    });
  }
  return true;
}

export async function closeAll(): Promise<void> {
  for (const document of useDocuments.getState().documents) if (!(await close(document))) return;
}

async function mayClose(id: string): Promise<boolean> {
  if (!(await jobsMayEnd([id]))) return false;
  const document = documentOf(id);
  if (!document || !isModified(document)) return true;
  activate(id);
  const answer = await askUnsaved([document.name]);
  return answer === 'save' ? saveDocument(id) : answer === 'discard';
}

/** Asks what becomes of what tools are making of these pictures. Whether nothing is left to wait for. */
async function jobsMayEnd(ids: readonly string[]): Promise<boolean> {
  const worked = ids.map(documentOf).filter((document) => document !== null && isWorkedOn(document));
  const names = worked.flatMap((document) => (document ? [document.name] : []));
  if (names.length === 0) return true;
  const answer = await askJobs(names);
  if (answer === 'stop') await Promise.all(ids.map(stopJobsOf));
  if (answer === 'discard') ids.forEach(discardJobsOf);
  return answer !== 'wait';
}

function isWorkedOn({ id }: OpenDocument): boolean {
  return jobsOf(useJobs.getState(), id).length > 0;
}

/** Asks before the window goes: on the desktop with a sheet, in a browser with its own question. */
export function guardClosing(desktop: boolean): void {
  if (desktop) {
    pentimento().on('closing', () => void leave());
    return;
  }
  window.addEventListener('beforeunload', (event) => {
    const { documents } = useDocuments.getState();
    if (documents.some((document) => isModified(document) || isWorkedOn(document))) event.preventDefault();
  });
}

let leaving = false;

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  try {
    if (!(await jobsMayEnd(useDocuments.getState().documents.map(({ id }) => id)))) return;
    const unsaved = useDocuments.getState().documents.filter(isModified);
    const answer = unsaved.length === 0 ? 'discard' : await askUnsaved(unsaved.map(({ name }) => name));
    if (answer === 'cancel') return;
    for (const { id } of unsaved) {
      if (answer === 'save' && !(await saveDocument(id))) return;
      if (answer === 'discard') await pentimento().call('forgetDocument', { id });
    }
    await settled();
    await pentimento().call('closeWindow', {});
  } finally {
    leaving = false;
  }
}
