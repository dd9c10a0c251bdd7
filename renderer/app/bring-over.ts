import { OwnShortcuts, Theme, type Settings } from '../../preload/contract/index.ts';
import { changeSettings } from '../base/application.ts';
import { forget, remembered } from '../base/remember.ts';

/** Settings that the window itself remembered before there was one place for all: they are handed over once. */
export async function bringSettingsOver(): Promise<void> {
  const theme = remembered('theme', Theme.nullable(), null);
  const shortcuts = remembered('shortcuts', OwnShortcuts.nullable(), null);
  const change: Partial<Settings> = { ...(theme && { theme }), ...(shortcuts && { shortcuts }) };
  if (Object.keys(change).length === 0) return;
  await changeSettings(change);
  forget('theme');
  forget('shortcuts');
}
