import i18next from 'i18next';
import { openDialog } from '../actions/dialogs.ts';
import type { NoticeAction } from '../base/notices.ts';

/** What the window can do about failures, by their codes. */
export const remedies: Readonly<Record<string, () => NoticeAction>> = {
  'model-missing': () => ({
    label: i18next.t('models.open'),
    run: () => {
      openDialog('models');
    },
  }),
};
