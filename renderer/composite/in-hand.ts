import type { PictureLayer } from '../picture/document.ts';
import type { Stack } from '../picture/tree.ts';
import type { Raster } from '../pixels/raster.ts';

/** How many of a picture's layers lie below the one in hand, with its group and what it is clipped to. */
export function countBelow(layers: Stack, id: string | undefined): number {
  let index = layers.findIndex((layer) => inHand([layer], id) !== null);
  while (index > 0 && layers[index]?.clipped) index -= 1;
  return Math.max(0, index);
}

/** What a stroke may be writing to: the pixels or the mask of the layer in hand. */
export function rastersInHand(layers: Stack, id: string | undefined): readonly Raster[] {
  const layer = inHand(layers, id);
  if (!layer) return [];
  const mask = layer.mask ? [layer.mask.pixels] : [];
  return layer.kind === 'raster' ? [layer.pixels, ...mask] : mask;
}

/** The layer of an id, in groups too. */
export function inHand(layers: readonly PictureLayer[], id: string | undefined): PictureLayer | null {
  for (const layer of layers) {
    const found = layer.id === id ? layer : layer.kind === 'group' ? inHand(layer.layers, id) : null;
    if (found) return found;
  }
  return null;
}
