import { join } from 'node:path';
import { app, session } from 'electron';

/** What Chromium keeps in the data folder to be quick: files of the window, its compiled code and its shaders. */
const folders = ['Cache', 'Code Cache', 'GPUCache', 'DawnCache', 'DawnGraphiteCache', 'DawnWebGPUCache'];

/** How much that is can be told, and it can be cleared while the window is open. */
export function windowCache(): { readonly folders: readonly string[]; clear(): Promise<void> } {
  return {
    folders: folders.map((name) => join(app.getPath('userData'), name)),
    clear: async () => {
      await session.defaultSession.clearCache();
      await session.defaultSession.clearCodeCaches({});
      await session.defaultSession.clearStorageData({ storages: ['shadercache', 'cachestorage'] });
    },
  };
}
