import i18next from 'i18next';
import { cancelJobsOf } from '../jobs/run.ts';
import { notify } from '../notices/store.ts';
import type { OpenDocument } from './document.ts';
import { closeDocument, putBack } from './store.ts';

/** Closes a picture. Results can take minutes, so one that has some can be brought back for a moment. */
export function close(document: OpenDocument): void {
  cancelJobsOf(document.id);
  closeDocument(document.id);
  if (document.history.past.length === 0) return;
  notify('information', i18next.t('documents.closed', { name: document.name }), null, {
    label: i18next.t('documents.reopen'),
    run: () => {
      putBack(document);
    },
  });
}
