import { join } from 'node:path';
import type { ChosenFolder, NamedPixels } from '../../preload/contract/index.ts';
import type { Holdings } from '../store/holdings.ts';
import type { Codec } from './codec.ts';
import type { PhotoFolders } from './photo-folders.ts';

/** The photos of folders, one at a time, for whoever may not read files. */
export function photoSource(folders: PhotoFolders, codec: Codec, holdings: Holdings) {
  return {
    list: async (folder: ChosenFolder): Promise<readonly string[]> => {
      const { photos } = await codec.ask('lookInto', { path: await folders.pathOf(folder) });
      return photos;
    },
    open: async (
      folder: ChosenFolder,
      photo: string,
      owner: string,
    ): Promise<Pick<NamedPixels, 'pixels' | 'profile'>> => {
      const path = join(await folders.pathOf(folder), photo);
      const { pixels, profile } = await codec.ask('openFile', { path }, owner);
      return { pixels, profile };
    },
    release: (owner: string): void => {
      holdings.release(owner);
    },
  };
}
