import type { LayeredDocument, StoredRaster } from '../../../preload/contract/document.ts';
import { rastersOf } from '../../../preload/contract/rasters-of.ts';
import { cut } from '../cut.ts';
import { mapLater } from '../map-later.ts';
import type { Notes } from '../notes.ts';
import { PixelCount } from '../within-limits.ts';
import { damaged, isDamage, type Archive } from './archive.ts';
import type { Piece } from './choose.ts';
import { decodeBlock, decodeInto, PNG_HEAD, sizeOfLayer, sizeOfPng } from './png.ts';
import type { Stores } from './write.ts';

interface Context {
  readonly archive: Archive;
  readonly name: string;
  /** What the document's numbers mean; null for sRGB. */
  readonly icc: Uint8Array | null;
  readonly stores: Stores;
  readonly notes: Notes;
  /** Hears the share that is done, 0…1. */
  readonly onProgress: (share: number) => void;
}

/**
 * The document with its pixels in tiles of the store. All are counted first, by the headers of their PNGs; each
 * PNG is decoded once, however often it is named. A layer or mask that can't be read is empty, which is noted.
 * @throws UserError image-too-large, and truncated-image where nothing of the document can be read
 */
export async function loadPieces(
  document: LayeredDocument<Piece>,
  { archive, name, icc, stores, notes, onProgress }: Context,
): Promise<LayeredDocument<StoredRaster>> {
  const sizes = new Map<string, { readonly width: number; readonly height: number }>();
  const count = new PixelCount(name);
  for (const piece of rastersOf(document)) {
    const { file, layer } = piece;
    if (file === null) continue;
    const size = sizes.get(file) ?? (await orNull(sizeOf(file), layer));
    if (!size) continue;
    sizes.set(file, size);
    count.add(size);
  }
  const named = [...rastersOf(document)].filter(({ file }) => file !== null);
  if (named.length > 0 && sizes.size === 0) throw damaged(name, new Error('no layer can be read'));

  async function sizeOf(file: string) {
    const head = await archive.head(file, PNG_HEAD);
    const whole = head && !sizeOfPng(head) ? await archive.read(file) : null;
    const size = sizeOfPng(head) ?? (whole && (await sizeOfLayer(whole)));
    if (!size) throw damaged(name, new Error(`${file} is missing or no picture`));
    return size;
  }

  /** Null for a part that is damaged, if a layer can do without it. */
  async function orNull<T>(reading: Promise<T>, layer: string | undefined): Promise<T | null> {
    try {
      return await reading;
    } catch (error) {
      if (layer === undefined || !isDamage(error)) throw error;
      notes.add('layer-unreadable', layer);
      return null;
    }
  }

  const decoded = new Map<string, { readonly raster: StoredRaster; readonly deep: boolean }>();
  let done = 0;
  const load = async (file: string, { channels, outside, x, y, foreign }: Piece) => {
    const png = await archive.read(file);
    if (!png) throw damaged(name, new Error(`${file} is missing`));
    const block = foreign ? await decodeInto(icc, png, name) : await decodeBlock(png, channels, name);
    const raster = await cut(stores.tiles, block.data, { ...block, x, y }, channels, outside);
    return { raster, deep: block.deep };
  };
  return mapLater(document, async (piece) => {
    const { channels, outside, x, y, file, layer } = piece;
    const empty = { channels, outside, x, y, tiles: {} };
    if (file === null || !sizes.has(file)) return empty;
    const key = `${channels} ${outside} ${file}`;
    const read = decoded.get(key) ?? (await orNull(load(file, piece), layer));
    if (!read) return empty;
    const { raster, deep } = read;
    decoded.set(key, read);
    if (deep && layer !== undefined) notes.add('depth-reduced', layer);
    const { width = 0, height = 0 } = sizes.get(file) ?? {};
    done += width * height;
    onProgress(done / count.pixels);
    return { ...raster, x, y };
  });
}
