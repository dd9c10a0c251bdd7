import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layer, StoredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { mapPixels } from '../../preload/contract/map-pixels.ts';
import { tilesOf } from '../store/tiles-of.ts';
import { writable } from './map-later.ts';

/** What a document is worth after its tiles were checked: itself without the damaged ones, and what they were of. */
export interface Undamaged {
  readonly document: StoredDocument;
  /** How many tiles were left out. */
  readonly lost: number;
  /** The names of the layers and saved selections that miss some. */
  readonly layers: string[];
}

/** A document without the tiles that are gone or whose bytes aren't what their name, the SHA-256, says. */
export async function undamaged(document: StoredDocument, tiles: string): Promise<Undamaged> {
  const lost = await damagedIn(tiles, tilesOf(document).keys());
  if (lost.size === 0) return { document, lost: 0, layers: [] };
  const touched = ({ tiles: own }: StoredRaster) => Object.values(own).some((hash) => lost.has(hash));
  const layers = [
    ...namesOf(document.layers, touched),
    ...document.savedSelections.filter(({ pixels }) => touched(pixels)).map(({ name }) => name),
  ];
  const whole = mapPixels<StoredRaster, StoredRaster>(document, (raster) => ({
    ...raster,
    tiles: Object.fromEntries(Object.entries(raster.tiles).filter(([, hash]) => !lost.has(hash))),
  }));
  return { document: writable(whole), lost: lost.size, layers };
}

/** Those of the named contents of a folder that can't be read or are not what their hash says. */
export async function damagedIn(folder: string, hashes: Iterable<string>): Promise<Set<string>> {
  const damaged = new Set<string>();
  for (const hash of hashes) {
    // Why it can't be read makes no difference to the picture: the tile is not there.
    const bytes = await readFile(join(folder, hash)).catch(() => null);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== hash) damaged.add(hash);
  }
  return damaged;
}

function* namesOf(
  layers: readonly Layer<StoredRaster>[],
  touched: (raster: StoredRaster) => boolean,
): Generator<string> {
  for (const layer of layers) {
    const own = layer.kind === 'raster' && touched(layer.pixels);
    if (own || (layer.mask && touched(layer.mask.pixels))) yield layer.name;
    if (layer.kind === 'group') yield* namesOf(layer.layers, touched);
  }
}
