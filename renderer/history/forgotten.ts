import i18next from 'i18next';
import { notify } from '../base/notices.ts';
import { useDocuments } from '../picture/store.ts';

/** Tells of the first step that each document lets go. Returns the function that stops. */
export function tellOfForgotten(): () => void {
  const told = new Set<string>();
  return useDocuments.subscribe(({ documents }) => {
    for (const { id, name, history } of documents) {
      if (history.forgotten === 0 || told.has(id)) continue;
      told.add(id);
      notify('information', `${name}: ${i18next.t('history.forgotten')}`, i18next.t('history.forgottenHint'));
    }
  });
}
