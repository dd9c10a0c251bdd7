import type { PhotoReader } from './photos.ts';

/** No folders of photos at all. */
export const noFolders: PhotoReader = {
  list: () => Promise.resolve([]),
  open: () => Promise.reject(new Error('There are no photos.')),
  file: () => Promise.resolve(null),
  style: () => Promise.reject(new Error('There are no styles.')),
};
