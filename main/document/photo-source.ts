import { join } from 'node:path';
import type { ChosenIdentity, ChosenPhotos, NamedPixels } from '../../preload/contract/index.ts';
import type { Holdings } from '../store/holdings.ts';
import { keepBeside, readBeside } from './beside.ts';
import type { Codec } from './codec.ts';
import type { PhotoFolders } from './photo-folders.ts';

/** The files of somebody's photos: their folder, and their names in it. */
export interface PhotoFiles {
  readonly folder: string;
  readonly names: readonly string[];
}

interface ChosenStyle {
  readonly style: string;
  readonly name: string;
}

/** The photos of folders and of people, one at a time, and styles, for whoever may not read files. */
export function photoSource(
  folders: PhotoFolders,
  filesOf: (identity: ChosenIdentity) => Promise<PhotoFiles>,
  bytesOfStyle: (chosen: ChosenStyle) => Promise<Uint8Array>,
  codec: Codec,
  holdings: Holdings,
) {
  const placeOf = async (from: ChosenPhotos): Promise<string> =>
    'identity' in from ? (await filesOf(from)).folder : folders.pathOf(from);
  return {
    /** Keeps a file beside photos; where it lies then. */
    keep: async (from: ChosenPhotos, name: string, bytes: Uint8Array): Promise<string> =>
      keepBeside(await placeOf(from), name, bytes),
    list: async (from: ChosenPhotos): Promise<readonly string[]> => {
      if ('identity' in from) return (await filesOf(from)).names;
      const { photos } = await codec.ask('lookInto', { path: await folders.pathOf(from) });
      return photos;
    },
    open: async (
      from: ChosenPhotos,
      photo: string,
      owner: string,
    ): Promise<Pick<NamedPixels, 'pixels' | 'profile'>> => {
      const path = join(await placeOf(from), photo);
      const { pixels, profile } = await codec.ask('openFile', { path }, owner);
      return { pixels, profile };
    },
    file: async (from: ChosenPhotos, name: string): Promise<Uint8Array | null> =>
      readBeside(await placeOf(from), name),
    style: bytesOfStyle,
    release: (owner: string): void => {
      holdings.release(owner);
    },
  };
}
