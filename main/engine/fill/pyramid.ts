import { AREA, measureSums, RADIUS, SIDE, type Level } from './patch.ts';

/** What is known of a picture at one scale. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint16Array;
  readonly texture: Uint16Array;
  readonly hole: Uint8Array;
  /** 1 for each pixel that may be copied. */
  readonly free: Uint8Array;
}

/** Fewer patches than these to choose from, and the scale is of no use. */
const FEWEST = 64;

/**
 * The picture at its own size, at half of it, and so on, finest first: down to where the hole is about as wide as a
 * patch, or to where nothing is left to take patches from.
 */
export function pyramid(ground: Ground): Level[] {
  const levels = [levelOf(ground)];
  for (let last = ground, level = levels[0]; level && deepest(level) > SIDE / 2;) {
    last = halved(last);
    level = levelOf(last);
    if (level.sources.length < FEWEST || level.targets.length === 0) break;
    levels.push(level);
  }
  return levels;
}

function deepest({ depth }: Level): number {
  let most = 0;
  for (const each of depth) if (each > most) most = each;
  return most;
}

/** Half the size. A pixel of which one in four is missing is missing; where one may not be copied, none may. */
function halved({ width, height, colours, texture, hole, free }: Ground): Ground {
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = {
    width: columns,
    height: rows,
    colours: new Uint16Array(3 * columns * rows),
    texture: new Uint16Array(2 * columns * rows),
    hole: new Uint8Array(columns * rows),
    free: new Uint8Array(columns * rows),
  };
  for (let y = 0, to = 0; y < rows; y++) {
    const [top, bottom] = [2 * y * width, Math.min(2 * y + 1, height - 1) * width];
    for (let x = 0; x < columns; x++, to++) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      const [a, b, c, d] = [top + left, top + right, bottom + left, bottom + right];
      out.hole[to] = hole[a]! | hole[b]! | hole[c]! | hole[d]!;
      out.free[to] = free[a]! & free[b]! & free[c]! & free[d]!;
      for (let k = 0; k < 3; k++) {
        out.colours[3 * to + k] =
          (colours[3 * a + k]! + colours[3 * b + k]! + colours[3 * c + k]! + colours[3 * d + k]! + 2) >> 2;
      }
      for (let k = 0; k < 2; k++) {
        out.texture[2 * to + k] =
          (texture[2 * a + k]! + texture[2 * b + k]! + texture[2 * c + k]! + texture[2 * d + k]! + 2) >> 2;
      }
    }
  }
  return out;
}

function levelOf(ground: Ground): Level {
  const { width, height, hole, free } = ground;
  const missingAround = squareSums(hole, width, height);
  const freeAround = squareSums(free, width, height);
  const drawable = new Uint8Array(width * height);
  const [targets, sources, missing]: [number[], number[], number[]] = [[], [], []];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (hole[at] === 1) missing.push(at);
      const inside = x >= RADIUS && x < width - RADIUS && y >= RADIUS && y < height - RADIUS;
      if (!inside) continue;
      if (missingAround[at]! > 0) targets.push(at);
      if (freeAround[at] === AREA) {
        drawable[at] = 1;
        sources.push(at);
      }
    }
  }
  const sums = new Int32Array(3 * width * height);
  for (const at of sources) measureSums({ width, colours: ground.colours, sums }, at);
  return {
    ...ground,
    sums,
    drawable,
    sources: Int32Array.from(sources),
    targets: Int32Array.from(targets),
    missing: Int32Array.from(missing),
    depth: depths(hole, width, height),
  };
}

/** How many are marked in the patch around each pixel. */
function squareSums(marks: Uint8Array, width: number, height: number): Uint8Array {
  const across = new Uint8Array(width * height);
  const sums = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = -RADIUS; x < width; x++) {
      if (x + RADIUS < width) sum += marks[y * width + x + RADIUS]!;
      if (x - RADIUS > 0) sum -= marks[y * width + x - RADIUS - 1]!;
      if (x >= 0) across[y * width + x] = sum;
    }
  }
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let y = -RADIUS; y < height; y++) {
      if (y + RADIUS < height) sum += across[(y + RADIUS) * width + x]!;
      if (y - RADIUS > 0) sum -= across[(y - RADIUS - 1) * width + x]!;
      if (y >= 0) sums[y * width + x] = sum;
    }
  }
  return sums;
}

/** City-block distance to what is known; the picture's own border is no rim. */
function depths(hole: Uint8Array, width: number, height: number): Uint16Array {
  const far = 0xffff;
  const depth = Uint16Array.from(hole, (missing) => (missing === 1 ? far : 0));
  const nearer = (at: number, from: number) => {
    if (depth[from]! + 1 < depth[at]!) depth[at] = depth[from]! + 1;
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (x > 0) nearer(at, at - 1);
      if (y > 0) nearer(at, at - width);
    }
  }
  for (let y = height - 1, at = width * height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, at--) {
      if (x < width - 1) nearer(at, at + 1);
      if (y < height - 1) nearer(at, at + width);
    }
  }
  return depth;
}
