import { contentBounds } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { unite } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { PictureLayer } from '../document.ts';

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** By tiles: a raster that was only moved has the same, with its corner elsewhere. */
const known = new WeakMap<Raster['tiles'], Rect>();

/** `contentBounds`, remembered: a drag asks for it again and again. */
export function boundsOf(raster: Raster): Rect {
  const at = known.get(raster.tiles);
  if (at) return { ...at, x: at.x + raster.x, y: at.y + raster.y };
  const bounds = contentBounds(raster);
  known.set(raster.tiles, { ...bounds, x: bounds.x - raster.x, y: bounds.y - raster.y });
  return bounds;
}

/** Around the pixels of a layer, or of all that a group holds; empty for an adjustment. */
export function layerBounds(layer: PictureLayer): Rect {
  if (layer.kind === 'raster') return boundsOf(layer.pixels);
  if (layer.kind === 'group') return boundsOfAll(layer.layers);
  return nothing;
}

export function boundsOfAll(layers: readonly PictureLayer[]): Rect {
  return layers.map(layerBounds).reduce(unite, nothing);
}
