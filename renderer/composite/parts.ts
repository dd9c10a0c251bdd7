import { kernelOf } from '../../preload/adjustments/table.ts';
import { tileSide } from '../../preload/contract/document.ts';
import type { Adjusting, Picture, PictureLayer } from '../picture/document.ts';
import { eachTile } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { effectsReach } from './effects/reach.ts';

/** Whether a raster is taken roughly, as `Pyramid` says. */
type Roughly = (raster: Raster) => boolean;

/** Everything that a tile of a level is made from, to be compared one by one. */
export function partsOf(
  picture: Picture,
  level: number,
  column: number,
  row: number,
  roughly: Roughly = () => false,
): readonly unknown[] {
  const scale = 2 ** level;
  const around = expand(tileRect(column, row), reachOf(picture.layers, 1 / scale));
  const rect = {
    x: around.x * scale,
    y: around.y * scale,
    width: around.width * scale,
    height: around.height * scale,
  };
  const parts: unknown[] = [picture.width, picture.height];
  collect(picture.layers, rect, roughly, parts);
  return parts;
}

function collect(layers: readonly PictureLayer[], rect: Rect, roughly: Roughly, parts: unknown[]): void {
  for (const layer of layers) {
    parts.push(layer.kind, layer.visible, layer.opacity, layer.blend, layer.clipped, layer.mask?.enabled);
    if (layer.kind !== 'adjustment') parts.push(layer.effects);
    if (layer.mask?.enabled) collectTiles(layer.mask.pixels, rect, roughly, parts);
    if (layer.kind === 'raster') collectTiles(layer.pixels, rect, roughly, parts);
    else if (layer.kind === 'adjustment') parts.push(layer.adjustment);
    else {
      collect(layer.layers, rect, roughly, parts);
      parts.push(null);
    }
  }
}

function collectTiles(raster: Raster, rect: Rect, roughly: Roughly, parts: unknown[]): void {
  parts.push(raster.outside, roughly(raster));
  eachTile(raster, rect, ({ key }, _part, place) => {
    const tile = raster.tiles.get(key);
    if (tile) parts.push(tile, place.x, place.y);
  });
}

/** How far adjustments and effects reach in pixels that are `scale` times the picture's size. */
export function reachOf(layers: readonly PictureLayer[], scale: number): number {
  return sumOf(layers, (layer) =>
    layer.kind === 'adjustment' ? adjustmentReach(layer, scale) : effectsReach(layer.effects, scale),
  );
}

/** How far adjustments alone look around themselves. */
export function reachOfAdjustments(layers: readonly PictureLayer[], scale: number): number {
  return sumOf(layers, (layer) => (layer.kind === 'adjustment' ? adjustmentReach(layer, scale) : 0));
}

function adjustmentReach({ adjustment }: Adjusting, scale: number): number {
  const kernel = kernelOf(adjustment, scale);
  return kernel.kind === 'spatial' ? kernel.margin : 0;
}

/** Of layers that show, and of those in groups that do. */
function sumOf(layers: readonly PictureLayer[], of: (layer: PictureLayer) => number): number {
  return layers.reduce((sum, layer) => {
    if (!layer.visible) return sum;
    return sum + of(layer) + (layer.kind === 'group' ? sumOf(layer.layers, of) : 0);
  }, 0);
}

export function sameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** The pixels of a level that a tile has. */
export function tileRect(column: number, row: number): Rect {
  return { x: column * tileSide, y: row * tileSide, width: tileSide, height: tileSide };
}
