import type { CallName, Request, Response } from '../../preload/contract/index.ts';
import type { FileDialogs } from '../document/handlers.ts';
import { explain } from '../errors/explain.ts';
import type { SettingsFile } from '../settings/file.ts';
import { prepareCache } from './cache-folder.ts';
import { clearParts, measureParts, type Parts } from './parts.ts';

type StorageCall = Extract<CallName, 'stored' | 'clearStored' | 'showStored' | 'moveCache'>;
type StorageHandlers = { [N in StorageCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

interface StorageServices {
  readonly parts: Parts;
  readonly data: string;
  /** Where stored pixels lie now, and where they lie where nothing else was chosen. */
  readonly cache: string;
  readonly standardCache: string;
  readonly settings: SettingsFile;
  readonly dialogs: FileDialogs & {
    /** Shows a folder in the system's file manager. Desktop only. */
    showFolder?(path: string): Promise<void>;
  };
}

export function storageHandlers(services: StorageServices): StorageHandlers {
  const { parts, data, cache, standardCache, settings, dialogs } = services;
  return {
    stored: async () => {
      const next = settings.now.cacheFolder;
      return {
        parts: await measureParts(parts),
        ...{ data, cache, nextCache: next ?? standardCache, standardCache: next === null },
      };
    },
    clearStored: async ({ parts: names, open }) => {
      await clearParts(parts, names, new Set(open));
      return {};
    },
    showStored: async ({ folder }) => {
      if (!dialogs.showFolder) throw explain('bad-parameters.request', { call: 'showStored' });
      await dialogs.showFolder(folder === 'data' ? data : cache);
      return {};
    },
    moveCache: async ({ to }) => {
      const chosen = to === 'chosen' ? ((await dialogs.chooseFolder?.()) ?? null) : null;
      if (to === 'chosen' && chosen === null) return { moves: false };
      const before = settings.now.cacheFolder;
      const places = [
        standardCache,
        cache,
        ...settings.now.earlierCaches,
        ...(before === null ? [] : [before]),
      ];
      const folder = chosen === null ? null : await prepareCache(chosen, places);
      const earlier = new Set(settings.now.earlierCaches);
      // What is found there at the next start is brought along.
      earlier.add(cache);
      if (before !== null) earlier.add(before);
      // There it is looked in any case.
      earlier.delete(standardCache);
      if (folder !== null) earlier.delete(folder);
      await settings.change({ cacheFolder: folder, earlierCaches: [...earlier] });
      return { moves: true };
    },
  };
}
