import { tileSide } from '../../../preload/contract/document.ts';
import { enlarged } from '../gaussian.ts';
import { emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { intersect, isEmpty, piecesOf, wholePixels } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { compute } from '../work.ts';
import type { Task, Work } from '../work.ts';
import { objectIn } from './object.ts';
import type { Seen } from './object.ts';
import { largestRefining, refine } from './refine.ts';
import { documentRect, selectionFromBlocks } from './tiles.ts';
import type { Size } from './tiles.ts';

interface Asked {
  readonly seen: Seen;
  readonly box: Rect;
}

export const objects: Task<Asked, Float32Array> = {
  name: 'object',
  run: ({ seen, box }) => objectIn(seen, box),
};

interface Share extends Size {
  readonly share: Float32Array;
  readonly factor: number;
  readonly part: Rect;
}

/** Shares of a small picture at full size, made steep about the half: an edge is as wide as a pixel of the small one. */
export const shares: Task<Share, Uint8ClampedArray> = {
  name: 'share',
  run: ({ share, width, height, factor, part }) =>
    Uint8ClampedArray.from(
      enlarged(share, width, height, 1, factor, part),
      (value) => 255 * (2 * value - 0.5),
    ),
};

/** Pixels on a side of what is enlarged at once. */
const side = 1024;
/** What is partly selected is made so much steeper. */
const contrast = 0.3;

/**
 * Selects the thing in a box of a picture: found in a small picture, `factor` times smaller, and its edge then in the
 * picture itself.
 */
export function* selectObject(
  picture: Raster,
  size: Size,
  seen: Seen,
  factor: number,
  box: Rect,
): Work<Raster> {
  const { x, y, width, height } = box;
  const small = wholePixels(x / factor, y / factor, (x + width) / factor, (y + height) / factor);
  const [share] = yield* compute(objects, [{ seen, box: small }], () => seen.width * seen.height);
  const within = intersect(box, documentRect(size));
  if (!share || isEmpty(within)) return emptyRaster(1);
  const { width: across, height: down } = seen;
  return yield* selectShare(picture, size, { share, width: across, height: down, factor }, within);
}

/** Selects what has a share in a small picture, within a part of the picture that isn't empty; its edge as seen there. */
export function* selectShare(
  picture: Raster,
  size: Size,
  found: Omit<Share, 'part'>,
  within: Rect,
): Work<Raster> {
  const parts = piecesOf(intersect(wholeTiles(within), documentRect(size)), side);
  const given = parts.map((part) => ({ ...found, part }));
  const rough = selectionFromBlocks(
    parts,
    yield* compute(shares, given, ({ part }) => part.width * part.height),
  );
  const radius = Math.min(largestRefining, Math.max(2, found.factor));
  return yield* refine(rough, picture, size, { radius, smooth: 0, contrast, shift: 0 });
}

/** The whole tiles that a rectangle touches. */
function wholeTiles({ x, y, width, height }: Rect): Rect {
  const tiles = wholePixels(x / tileSide, y / tileSide, (x + width) / tileSide, (y + height) / tileSide);
  return {
    x: tiles.x * tileSide,
    y: tiles.y * tileSide,
    width: tiles.width * tileSide,
    height: tiles.height * tileSide,
  };
}
