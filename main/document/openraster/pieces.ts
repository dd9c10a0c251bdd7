import type { LayeredDocument, StoredRaster } from '../../../preload/contract/document.ts';
import { rastersOf } from '../../../preload/contract/rasters-of.ts';
import { cut } from '../cut.ts';
import { mapLater } from '../map-later.ts';
import type { Notes } from '../notes.ts';
import { PixelCount } from '../within-limits.ts';
import { damaged, type Archive } from './archive.ts';
import type { Piece } from './choose.ts';
import { decodeBlock, decodeInto, PNG_HEAD, sizeOfPng } from './png.ts';
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
 * PNG is decoded once, however often it is named.
 * @throws UserError image-too-large, truncated-image
 */
export async function loadPieces(
  document: LayeredDocument<Piece>,
  { archive, name, icc, stores, notes, onProgress }: Context,
): Promise<LayeredDocument<StoredRaster>> {
  const sizes = new Map<string, { readonly width: number; readonly height: number }>();
  const count = new PixelCount(name);
  for (const { file } of rastersOf(document)) {
    if (file === null) continue;
    const size = sizes.get(file) ?? sizeOfPng(await archive.head(file, PNG_HEAD));
    if (!size) throw damaged(name, new Error(`${file} is missing or no PNG`));
    sizes.set(file, size);
    count.add(size);
  }

  const decoded = new Map<string, { readonly raster: StoredRaster; readonly deep: boolean }>();
  let done = 0;
  const load = async (file: string, { channels, outside, x, y, layer }: Piece) => {
    const png = await archive.read(file);
    if (!png) throw damaged(name, new Error(`${file} is missing`));
    const foreign = channels === 4 && layer !== undefined;
    const block = foreign ? await decodeInto(icc, png, name) : await decodeBlock(png, channels, name);
    const raster = await cut(stores.tiles, block.data, { ...block, x, y }, channels, outside);
    return { raster, deep: block.deep };
  };
  return mapLater(document, async (piece) => {
    const { channels, outside, x, y, file, layer } = piece;
    if (file === null) return { channels, outside, x, y, tiles: {} };
    const key = `${channels} ${outside} ${file}`;
    const { raster, deep } = decoded.get(key) ?? (await load(file, piece));
    decoded.set(key, { raster, deep });
    if (deep && layer !== undefined) notes.add('depth-reduced', layer);
    const { width = 0, height = 0 } = sizes.get(file) ?? {};
    done += width * height;
    onProgress(done / count.pixels);
    return { ...raster, x, y };
  });
}
