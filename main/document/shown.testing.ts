import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { flatten } from '../../renderer/composite/flatten.ts';
import { rasterFrom } from '../../renderer/pixels/raster.ts';
import { readStored } from './assemble.ts';
import { mapLater } from './map-later.ts';
import { isOpenRaster, readOpenRaster, type ReadDocument } from './openraster/read.ts';
import type { Stores } from './openraster/write.ts';
import { readPsd } from './psd/read.ts';

async function readDocument(bytes: Uint8Array, name: string, stores: Stores): Promise<ReadDocument> {
  return isOpenRaster(bytes) ? readOpenRaster(bytes, name, stores) : readPsd(bytes, name, stores);
}

export async function readCase(name: string, stores: Stores): Promise<ReadDocument> {
  return readDocument(new Uint8Array(await readFile(join(import.meta.dirname, 'cases', name))), name, stores);
}

/** What the window's compositor shows of a document at a pixel, RGBA. */
export async function shown(document: StoredDocument, stores: Stores) {
  const { width, height } = document;
  const canvas = { x: 0, y: 0, width, height };
  const { layers } = await mapLater(document, async (raster: StoredRaster) => {
    const rgba = await readStored(stores.tiles, raster, canvas);
    const data =
      raster.channels === 4
        ? new Uint8ClampedArray(rgba)
        : Uint8ClampedArray.from({ length: width * height }, (_, at) => rgba[at * 4] ?? 0);
    return rasterFrom(data, canvas, raster.channels, raster.outside);
  });
  const pixels = flatten(layers, canvas);
  return (x: number, y: number): number[] => [
    ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
  ];
}
