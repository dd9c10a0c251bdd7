import { tileSide } from '../../preload/contract/document.ts';
import { place } from '../../preload/pixels/place.ts';
import { toBytes } from '../../preload/pixels/run.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { edit, emptyRaster, read } from '../pixels/raster.ts';
import type { Raster, RasterEditor } from '../pixels/raster.ts';
import { expand, intersect, piecesOf } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { tileKey } from '../pixels/tile.ts';
import { within } from '../pixels/within.ts';
import { compute, runsOf } from '../pixels/work.ts';
import type { Task, Work } from '../pixels/work.ts';
import { reachOf } from './parts.ts';
import { Pyramid } from './pyramid.ts';
import { copyPlain, isPlain, onlySeen, renderRegion, unitsOf } from './render.ts';
import type { View } from './render.ts';

type Layers = readonly PictureLayer[];

/** Side of what is composited at once, so that the floats in between stay few however large the picture is. */
const side = 2 * tileSide;

/**
 * Layers as one: a rectangle of the document at full size, straight RGBA bytes. `bounds` is the picture's whole
 * area: adjustments that look around themselves see nothing past it. Layers that were made small say by how much.
 */
export function flatten(
  layers: readonly PictureLayer[],
  rect: Rect,
  bounds: Rect = rect,
  scale = 1,
): Uint8ClampedArray<ArrayBuffer> {
  const view = { level: 0, scale, bounds, pyramid: new Pyramid(0), rough: false };
  const out = new Uint8ClampedArray(4 * rect.width * rect.height);
  for (const part of piecesOf(rect, side)) place(composite(layers, part, view), part, out, rect);
  return out;
}

/** A rectangle of a level as straight RGBA bytes, with zeros where nothing is; onto what `renderRegion` may be given. */
export function composite(
  layers: readonly PictureLayer[],
  rect: Rect,
  view: View,
  onto: Float32Array | null = null,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * rect.width * rect.height);
  const only = onto ? null : onlySeen(layers, rect, view);
  if (only) copyPlain(only, rect, view, out);
  else toBytes(renderRegion(layers, rect, view, onto), 0, rect.width * rect.height, out, 0);
  return out;
}

/**
 * A rectangle of layers as one raster that begins at its corner, worked out in parts. `bounds` as in `flatten`.
 */
export function* flattenRect(layers: Layers, rect: Rect, bounds: Rect): Work<Raster> {
  const editor = edit({ ...emptyRaster(4), x: rect.x, y: rect.y });
  yield* composeInto(editor, layers, piecesOf(rect, side), bounds);
  return editor.finish();
}

/** What a picture shows, as one raster within its bounds. Tiles that show unchanged in it are shared. */
export function* flattenPicture({ layers, width, height }: Picture): Work<Raster> {
  const bounds = { x: 0, y: 0, width, height };
  const view = { level: 0, scale: 1, bounds, pyramid: new Pyramid(0), rough: false };
  const editor = edit(emptyRaster(4));
  const rest: Rect[] = [];
  for (let y = 0; y < height; y += tileSide) {
    for (let x = 0; x < width; x += tileSide) {
      const rect = { x, y, width: tileSide, height: tileSide };
      const part = intersect(rect, bounds);
      const own = ownTile(layers, rect, part, view);
      if (own) editor.put(tileKey(x / tileSide, y / tileSide), own);
      else rest.push(part);
    }
    // So that no more than a row of tiles is looked at between two breaths.
    yield [];
  }
  yield* composeInto(editor, layers, rest, bounds);
  return editor.finish();
}

/** Parts that are worked out before the next are thought of: 16 MB of results in flight at the most. */
const together = 16;

function* composeInto(
  editor: RasterEditor,
  layers: Layers,
  parts: readonly Rect[],
  bounds: Rect,
): Work<void> {
  for (const batch of runsOf(parts, together)) {
    const made = yield* compositesOf(layers, batch, bounds);
    for (const [at, rect] of batch.entries()) {
      const pixels = made[at];
      if (pixels) editor.write(rect, pixels);
    }
  }
}

/** What layers show in some rectangles, all worked out at once. */
export function compositesOf(
  layers: Layers,
  parts: readonly Rect[],
  bounds: Rect,
): Work<readonly Uint8ClampedArray<ArrayBuffer>[]> {
  const reach = reachOf(layers, 1);
  const given = parts.map((rect) => ({
    layers: layersWithin(layers, expand(rect, reach)),
    rect,
    bounds,
    scale: 1,
  }));
  return compute(compositions, given, pixelsIn);
}

export interface Composition {
  readonly layers: Layers;
  readonly rect: Rect;
  readonly bounds: Rect;
  readonly scale: number;
}

function pixelsIn({ rect: { width, height } }: Composition): number {
  return width * height;
}

/** Composites a rectangle of a picture. */
export const compositions: Task<Composition, Uint8ClampedArray<ArrayBuffer>> = {
  name: 'composite',
  run: ({ layers, rect, bounds, scale }) => flatten(layers, rect, bounds, scale),
};

/** The same in floats, for others to go onto. */
export const backdrops: Task<Composition, Float32Array> = {
  name: 'backdrop',
  run: ({ layers, rect, bounds, scale }) =>
    renderRegion(layers, rect, { level: 0, scale, bounds, pyramid: new Pyramid(0), rough: false }),
};

/** Layers with just the pixels that a rectangle touches; hidden ones with none, in their places. */
function layersWithin(layers: Layers, rect: Rect): Layers {
  return layersOf(layers, (raster) => within(raster, rect));
}

/** Layers with what a worker is to be sent of each raster; hidden ones with none, in their places. */
export function layersOf(layers: Layers, cut: (raster: Raster) => Raster): Layers {
  return layers.map((layer) => {
    if (!layer.visible) return hollow(layer);
    const mask = layer.mask && { ...layer.mask, pixels: cut(layer.mask.pixels) };
    if (layer.kind === 'group') return { ...layer, mask, layers: layersOf(layer.layers, cut) };
    if (layer.kind === 'adjustment') return { ...layer, mask };
    return { ...layer, mask, pixels: cut(layer.pixels), origin: null };
  });
}

function hollow(layer: PictureLayer): PictureLayer {
  if (layer.kind === 'group') return { ...layer, mask: null, layers: [] };
  if (layer.kind === 'adjustment') return { ...layer, mask: null };
  return { ...layer, mask: null, pixels: emptyRaster(4), origin: null };
}

/** The tile of a plain layer that alone is seen in a tile of the picture. */
function ownTile(layers: readonly PictureLayer[], rect: Rect, part: Rect, { pyramid }: View) {
  const units = unitsOf(layers);
  const top = units.at(-1);
  if (!top || top.clipped.length > 0 || !isPlain(top.base)) return null;
  const { pixels } = top.base;
  if (pixels.x % tileSide !== 0 || pixels.y % tileSide !== 0) return null;
  if (units.length > 1 && !pyramid.isOpaque(pixels, 0, rect, false)) return null;
  const tile = pixels.tiles.get(tileKey((rect.x - pixels.x) / tileSide, (rect.y - pixels.y) / tileSide));
  if (!tile) return null;
  // What reaches past the picture would come along.
  if (part.width === tileSide && part.height === tileSide) return tile;
  const kept = read({ ...pixels, tiles: pixels.tiles }, rect);
  for (let i = 3; i < kept.length; i += 4) {
    const px = ((i - 3) / 4) % tileSide;
    const py = Math.floor((i - 3) / 4 / tileSide);
    if ((px >= part.width || py >= part.height) && kept[i] !== 0) return null;
  }
  return tile;
}
