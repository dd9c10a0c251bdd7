import type { Region } from '../optimise/region.ts';

/** A part of the hole that is filled at once, and as much of the picture around it as that takes. */
export interface Cell {
  readonly core: Region;
  readonly crop: Region;
}

/** Holes in neighbouring blocks of this side are one hole. */
const BLOCK = 64;
/** How far around a hole is looked at most, in pixels. */
export const FARTHEST = 640;
/** What is taken from around a hole at least. */
const LEAST = 96;
/** Sides of the cells that a long thin hole is cut into: at least, and in depths of the hole. */
const LONG = { least: 256, depths: 16 };

/**
 * The cells that a hole is filled in, so that the cost follows the hole and not the picture: one for each hole with a
 * margin as wide as itself, several for a long thin one, which needs only what lies along it.
 * @param hole 1 for each pixel to fill, width · height.
 */
export function cells(hole: Uint8Array, width: number, height: number): Cell[] {
  return islands(hole, width, height).flatMap((island) => cut(hole, width, height, island));
}

/** The bounds of holes that lie apart. */
function islands(hole: Uint8Array, width: number, height: number): Region[] {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const marked = new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, at++) if (hole[at] === 1) marked[row + Math.floor(x / BLOCK)] = 1;
  }
  const found: Region[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (marked[start] !== 1) continue;
    marked[start] = 0;
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          if (marked[ny * columns + nx] !== 1) continue;
          marked[ny * columns + nx] = 0;
          open.push(ny * columns + nx);
        }
      }
    }
    const blocks = { left: left * BLOCK, top: top * BLOCK, right: right * BLOCK, bottom: bottom * BLOCK };
    found.push(bounds(hole, width, clip(blocks, width, height)));
  }
  return found;
}

function cut(hole: Uint8Array, width: number, height: number, island: Region): Cell[] {
  const depth = depthWithin(hole, width, island);
  const side = Math.max(LONG.least, LONG.depths * depth);
  const margin = Math.min(FARTHEST, Math.max(LEAST, Math.ceil(2 * depth)));
  const [columns, rows] = [
    Math.ceil((island.right - island.left) / side),
    Math.ceil((island.bottom - island.top) / side),
  ];
  const found: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [left, top] = [island.left + column * side, island.top + row * side];
      const part = {
        ...{ left, top },
        ...{ right: Math.min(left + side, island.right), bottom: Math.min(top + side, island.bottom) },
      };
      const core = bounds(hole, width, part);
      if (core.right > core.left) found.push({ core, crop: clip(grown(core, margin), width, height) });
    }
  }
  return found;
}

/** The smallest rectangle within another that holds all of the hole there; empty where there is none. */
export function bounds(hole: Uint8Array, width: number, within: Region): Region {
  let { right: left, bottom: top, left: right, top: bottom } = within;
  for (let y = within.top; y < within.bottom; y++) {
    for (let x = within.left; x < within.right; x++) {
      if (hole[y * width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return { left, top, right, bottom };
}

/** About how far the hole's innermost pixel lies from its rim, by the shorter of its runs across and down. */
export function depthWithin(hole: Uint8Array, width: number, { left, top, right, bottom }: Region): number {
  const down = new Int32Array(right - left);
  let most = 0;
  for (let y = top; y < bottom; y++) {
    let across = 0;
    for (let x = left; x < right; x++) {
      const missing = hole[y * width + x] === 1;
      across = missing ? across + 1 : 0;
      down[x - left] = missing ? down[x - left]! + 1 : 0;
      most = Math.max(most, Math.min(across, down[x - left]!));
    }
  }
  return most / 2;
}

export function grown({ left, top, right, bottom }: Region, by: number): Region {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

export function clip({ left, top, right, bottom }: Region, width: number, height: number): Region {
  return {
    ...{ left: Math.max(0, left), top: Math.max(0, top) },
    ...{ right: Math.min(width, right), bottom: Math.min(height, bottom) },
  };
}
