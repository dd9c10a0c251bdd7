import { Settings, type CallName, type Request, type Response } from '../../preload/contract/index.ts';
import type { FileDialogs } from '../document/handlers.ts';
import { writeWhole } from '../image/write.ts';
import { exportSettings, importSettings } from './exchange.ts';
import type { SettingsFile } from './file.ts';

type SettingsCall = Extract<
  CallName,
  'changeSettings' | 'exportSettings' | 'importSettings' | 'resetSettings'
>;
type SettingsHandlers = { [N in SettingsCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

interface SettingsServices {
  readonly file: SettingsFile;
  /** Those that hold. */
  readonly now: () => Settings;
  /** Makes settings hold. */
  readonly use: (settings: Settings) => Settings;
  readonly dialogs: FileDialogs;
}

const FILE_NAME = 'pentimento-settings.json';

export function settingsHandlers({ file, now, use, dialogs }: SettingsServices): SettingsHandlers {
  return {
    changeSettings: async (change) => {
      const meant = withoutUndefined(change);
      await file.change(meant);
      return use({ ...now(), ...meant });
    },
    exportSettings: async () => {
      const bytes = new TextEncoder().encode(exportSettings(now()));
      if (!dialogs.chooseDestination) return { kind: 'download', name: FILE_NAME, bytes };
      const path = await dialogs.chooseDestination(FILE_NAME, null, null);
      if (path === null) return { kind: 'cancelled' };
      await writeWhole(path, bytes);
      return { kind: 'saved', path };
    },
    importSettings: async ({ name, text }) => {
      const imported = importSettings(text, name);
      await file.change(imported);
      return use(imported);
    },
    resetSettings: async () => use(Settings.parse(await file.reset())),
  };
}

/** A window that leaves a setting out doesn't mean to clear it. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}
