/**
 * How large a picture and its parts may be. Everything that makes, changes, reads, writes or sends one keeps to
 * this page, so that what one of them accepts the others accept as well.
 */
import type { LayerOf, PictureOf } from './document.ts';

export const limits = {
  /** Longest side of a picture, pixels: as in Photoshop's files. */
  side: 30_000,
  /**
   * Pixels of one picture or one layer: 16,383², what libvips and the WebP format agree on. With 16 bits a
   * channel that is just what Node reads from one file.
   */
  pixels: 16_383 * 16_383,
  /** Layers and groups. */
  layers: 2000,
  /** Groups in groups. */
  nesting: 64,
  /** Saved selections. */
  selections: 500,
  guides: 1000,
} as const;
export type Limit = keyof typeof limits;

/** Pixels of all layers, masks and selections of a file, each as often as it is named. */
export const mostLayerPixels = 8 * limits.pixels;

/** Tiles that one message may name: those of {@link mostLayerPixels} and, as not all of them are full, twice as many more. */
export const mostTiles = 100_000;

/** How far from the picture's corner a layer may begin; farther out its tiles could not be named. */
export const farthest = 1_000_000;

/** Bytes of a file that is read whole: Node reads no more in one go. */
export const mostFileBytes = 2 ** 31 - 1;

/** Levels of a message that holds a document: a list and a layer for each group, and what is around and inside. */
export const deepestMessage = 2 * limits.nesting + 32;

/** Which limit a picture of that size passes, if it passes one. */
export function excessOfSize({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): 'side' | 'pixels' | null {
  if (Math.max(width, height) > limits.side) return 'side';
  return width * height > limits.pixels ? 'pixels' : null;
}

/** Which limit a document passes, if it passes one, whichever way its pixels are held. */
export function excessOf(document: PictureOf<unknown>): Limit | null {
  const { layers, nesting } = countLayers(document.layers);
  const counts = {
    layers,
    nesting,
    selections: document.savedSelections.length,
    guides: document.guides.length,
  } as const;
  const size = excessOfSize(document);
  return (
    size ??
    (Object.keys(counts) as (keyof typeof counts)[]).find((limit) => counts[limit] > limits[limit]) ??
    null
  );
}

function countLayers(layers: readonly LayerOf<unknown>[]): {
  readonly layers: number;
  readonly nesting: number;
} {
  let [count, levels] = [0, 0];
  for (let level = layers; level.length > 0; levels += 1) {
    count += level.length;
    level = level.flatMap((layer) => (layer.kind === 'group' ? layer.layers : []));
  }
  return { layers: count, nesting: Math.max(0, levels - 1) };
}
