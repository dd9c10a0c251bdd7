import { tileSide } from '../../../preload/contract/document.ts';
import { cut, enlarged } from '../../../preload/pixels/gaussian.ts';
import { emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect, isEmpty, piecesOf, wholePixels } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { compute } from '../work.ts';
import type { Task, Work } from '../work.ts';
import { objectIn } from './object.ts';
import type { Seen } from './object.ts';
import { largestRefining, refine } from './refine.ts';
import { documentRect, rectangleOf, selectionFromBlocks } from './tiles.ts';
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
}

/** What a part of a picture is drawn up from. */
interface Part extends Share {
  readonly part: Rect;
  /** Where it lies from the first of these shares, at full size. */
  readonly place: Rect;
}

/** Shares of a small picture at full size, made steep about the half: an edge is as wide as a pixel of the small one. */
export const shares: Task<Part, Uint8ClampedArray> = {
  name: 'share',
  run: ({ share, width, height, factor, place }) => {
    const full = enlarged(share, width, height, 1, factor, place);
    const out = new Uint8ClampedArray(full.length);
    for (let at = 0; at < out.length; at += 1) out[at] = 255 * (2 * full[at]! - 0.5);
    return out;
  },
};

/** What all pixels become that are drawn up from some shares, 0 or 255; null where they may differ. */
function level(share: Float32Array): 0 | 255 | null {
  if (share.every((value) => value <= 0.25)) return 0;
  return share.every((value) => value >= 0.75) ? 255 : null;
}

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
export function* selectShare(picture: Raster, size: Size, found: Share, within: Rect): Work<Raster> {
  const parts = piecesOf(intersect(wholeTiles(within), documentRect(size)), tileSide);
  const given = parts.map((part) => partOf(found, part));
  const mixed = given.filter(({ share }) => level(share) === null);
  const made = yield* compute(shares, mixed, ({ part }) => part.width * part.height);
  const edges = selectionFromBlocks(
    mixed.map(({ part }) => part),
    made,
  );
  const full = given.filter(({ share }) => level(share) === 255);
  const insides = full.flatMap(({ part }) => [...rectangleOf(part, size).tiles]);
  const rough = { ...edges, tiles: new Map([...edges.tiles, ...insides]) };
  const radius = Math.min(largestRefining, Math.max(2, found.factor));
  return yield* refine(rough, picture, size, { radius, smooth: 0, contrast, shift: 0 });
}

/** A part, with the squares that it touches and one more each way. */
function partOf({ share, width, height, factor }: Share, part: Rect): Part {
  const { x, y } = part;
  const touched = wholePixels(x / factor, y / factor, (x + part.width) / factor, (y + part.height) / factor);
  const squares = intersect(expand(touched, 1), documentRect({ width, height }));
  return {
    share: cut(share, width, 1, squares),
    ...{ width: squares.width, height: squares.height, factor, part },
    place: { ...part, x: x - squares.x * factor, y: y - squares.y * factor },
  };
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
