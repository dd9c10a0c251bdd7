import type {
  Layer,
  LayeredDocument,
  StoredDocument,
  StoredRaster,
} from '../../preload/contract/document.ts';
import type { Hash, Owner } from '../../preload/contract/index.ts';
import { mapPixels } from '../../preload/contract/map-pixels.ts';
import { rastersOf } from '../../preload/contract/rasters-of.ts';
import { ahead } from '../base/ahead.ts';
import { pentimento } from '../base/connection.ts';
import { ownerOf, reportUnlessLost } from '../base/owners.ts';
import type { Raster } from '../pixels/raster.ts';
import { tileKey, tilePlace } from '../pixels/tile.ts';
import type { Tile } from '../pixels/tile.ts';
import type { Hand, Picture } from './document.ts';
import type { Stack } from './tree.ts';

/** Tiles that go in one call: a megabyte, which crosses to the other side within a frame. */
const batch = 4;

/** Names of tiles that were worked out before; a tile's bytes never change once a document holds it. */
const names = new WeakMap<Tile, Hash>();

/**
 * Stores the tiles that the other side lacks; the owner holds all of them. What is in hand and which groups are
 * folded is stored beside them.
 */
export async function storePicture(
  picture: Picture,
  { selected, folded }: Hand,
  owner: Owner,
): Promise<StoredDocument> {
  const rasters = [...rastersOf(picture)];
  await storeTiles(rasters, owner);
  return writable(mapPixels({ ...picture, selected, layers: withOpen(picture.layers, folded) }, nameRaster));
}

export async function storeRaster(raster: Raster, owner: Owner): Promise<StoredRaster> {
  await storeTiles([raster], owner);
  return nameRaster(raster);
}

/** Keeps the tiles of an open document's file on the other side: when it is kept again, only what changed is sent. */
export function holdTiles(id: string, stored: LayeredDocument<StoredRaster>): void {
  pentimento()
    .call('hold', { owner: ownerOf(id), tiles: tilesOf(stored) })
    .catch(reportUnlessLost);
}

function tilesOf(stored: LayeredDocument<StoredRaster>): Hash[] {
  const hashes = new Set<Hash>();
  for (const raster of rastersOf(stored)) {
    for (const hash of Object.values(raster.tiles)) hashes.add(hash);
  }
  return [...hashes];
}

/** Layers as they are stored, each group with whether it stands open. */
function withOpen(layers: Stack, folded: ReadonlySet<string>): Layer<Raster>[] {
  return layers.map((layer) =>
    layer.kind === 'group'
      ? { ...layer, open: !folded.has(layer.id), layers: withOpen(layer.layers, folded) }
      : layer,
  );
}

/** A picture that was stored, and how it was held. */
export interface Loaded extends Hand {
  readonly picture: Picture;
}

/** A stored document with its tiles in memory; equal tiles are shared. `onProgress` hears 0…1. */
export async function loadPicture(
  stored: LayeredDocument<StoredRaster>,
  onProgress: (share: number) => void = () => undefined,
): Promise<Loaded> {
  const tiles = await fetchTiles(tilesOf(stored), onProgress);
  const { selected, layers, ...rest } = mapPixels(stored, (raster) => ({
    ...raster,
    tiles: inPlace(raster, tiles),
  }));
  const folded = new Set<string>();
  return { picture: { ...rest, layers: withoutOpen(layers, folded) }, selected, folded };
}

/** Layers without what the list showed of them; `folded` gains the groups that were closed. */
function withoutOpen(layers: readonly Layer<Raster>[], folded: Set<string>): Stack {
  return layers.map((layer) => {
    if (layer.kind !== 'group') return layer;
    const { open, ...group } = layer;
    if (!open) folded.add(group.id);
    return { ...group, layers: withoutOpen(layer.layers, folded) };
  });
}

async function fetchTiles(
  hashes: readonly Hash[],
  onProgress: (share: number) => void,
): Promise<ReadonlyMap<Hash, Tile>> {
  const found = new Map<Hash, Tile>();
  const read = async (part: readonly Hash[]) => {
    const { tiles } = await pentimento().call('readTiles', { hashes: [...part] });
    return part.map((hash, at) => [hash, tiles[at]] as const);
  };
  for await (const tiles of ahead(batches(hashes), read)) {
    for (const [hash, bytes] of tiles) {
      if (!bytes) throw new Error(`The tile ${hash} was not sent.`);
      const tile: Tile = { data: new Uint8ClampedArray(bytes) };
      names.set(tile, hash);
      found.set(hash, tile);
    }
    onProgress(found.size / hashes.length);
  }
  return found;
}

function inPlace(raster: StoredRaster, tiles: ReadonlyMap<Hash, Tile>): ReadonlyMap<number, Tile> {
  return new Map(
    Object.entries(raster.tiles).map(([place, hash]) => {
      const [column = 0, row = 0] = place.split(',').map(Number);
      const tile = tiles.get(hash);
      if (!tile) throw new Error(`The tile ${hash} was not fetched.`);
      return [tileKey(column, row), tile];
    }),
  );
}

/** Names every tile, and sends those that the other side doesn't have yet. */
async function storeTiles(rasters: readonly Raster[], owner: Owner): Promise<void> {
  const tiles = new Map<Hash, Tile>();
  for (const raster of rasters) {
    for (const tile of raster.tiles.values()) tiles.set(await nameOf(tile), tile);
  }
  if (tiles.size === 0) return;
  const { hashes: missing } = await pentimento().call('missingTiles', { owner, hashes: [...tiles.keys()] });
  for (const part of batches(missing)) {
    const bytes = part.flatMap((hash) => {
      const tile = tiles.get(hash);
      return tile ? [new Uint8Array(tile.data.buffer)] : [];
    });
    await pentimento().call('putTiles', { owner, tiles: bytes });
  }
}

async function nameOf(tile: Tile): Promise<Hash> {
  const known = names.get(tile);
  if (known !== undefined) return known;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', tile.data));
  const name = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  names.set(tile, name);
  return name;
}

function nameRaster({ tiles, ...rest }: Raster): StoredRaster {
  const named = [...tiles].map(([key, tile]) => {
    const { column, row } = tilePlace(key);
    const name = names.get(tile);
    if (name === undefined) throw new Error('A tile was to be stored before it was named.');
    return [`${column},${row}`, name] as const;
  });
  return { ...rest, tiles: Object.fromEntries(named) };
}

/** The schema's arrays are those of JSON, which anybody may write to. */
function writable(document: LayeredDocument<StoredRaster>): StoredDocument {
  const { layers, selected, savedSelections, guides } = document;
  return {
    ...document,
    layers: [...layers],
    selected: [...selected],
    savedSelections: [...savedSelections],
    guides: [...guides],
  };
}

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batch) }, (_, at) =>
    all.slice(at * batch, (at + 1) * batch),
  );
}
