import type { SaveFormat } from '../../preload/contract.ts';

const extensions: Readonly<Record<SaveFormat, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  tiff: 'tif',
};

/** A name to save under: the photo's own with the version's number, so that the photo is never in danger. */
export function fileName(photo: string, version: number, format: SaveFormat): string {
  const stem = photo.replace(/\.[^.]+$/, '') || photo;
  return `${version > 0 ? `${stem}-${version}` : stem}.${extensions[format]}`;
}
