import { create } from 'zustand';
import { openDialog } from '../../actions/dialogs.ts';

/** The pages of the settings, from the top. To add one: a line here, and what it shows in `SettingsSheet.tsx`. */
export const pages = ['general', 'performance', 'shortcuts', 'storage', 'privacy'] as const;
export type SettingsPage = (typeof pages)[number];

/** The page in front, which is where the settings open the next time. */
export const useSettingsPage = create<{ readonly page: SettingsPage }>(() => ({ page: 'general' }));

export function showPage(page: SettingsPage): void {
  useSettingsPage.setState({ page });
}

export function openSettings(page: SettingsPage = useSettingsPage.getState().page): void {
  showPage(page);
  openDialog('settings');
}
