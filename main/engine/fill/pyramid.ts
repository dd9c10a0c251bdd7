import { AREA, RADIUS, SIDE, type Level } from './patch.ts';
import { roughness } from './texture.ts';

/** What is known of a picture at one scale. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint16Array;
  readonly hole: Uint8Array;
  /** 1 for each pixel that may be copied. */
  readonly free: Uint8Array;
}

type Bare = Omit<Level, 'texture'>;

/** Fewer patches than these to choose from, and the scale is of no use. */
const FEWEST = 64;

/**
 * The picture at its own size, at half of it, and so on, finest first: down to where the hole is about as wide as a
 * patch, or to where nothing is left to take patches from. The roughness is measured over squares that are one pixel of
 * the coarsest level (Newson et al. 2014, section 3.2.2).
 */
export function pyramid(ground: Ground): Level[] {
  const levels = [levelOf(ground)];
  for (let last = ground, level = levels[0]; level && deepest(level) > SIDE / 2;) {
    last = halved(last);
    level = levelOf(last);
    if (level.sources.length < FEWEST || level.targets.length === 0) break;
    levels.push(level);
  }
  const { colours, hole, width, height } = ground;
  let texture = roughness(colours, hole, width, height, (2 ** (levels.length - 1)) | 1);
  return levels.map((level, depth) => {
    if (depth > 0) texture = halvedValues(texture, 2, levels[depth - 1]!);
    return { ...level, texture };
  });
}

function deepest({ depth }: Bare): number {
  let most = 0;
  for (const each of depth) if (each > most) most = each;
  return most;
}

/** Half the size. A pixel of which one in four is missing is missing; where one may not be copied, none may. */
function halved(ground: Ground): Ground {
  const { width, height, hole, free } = ground;
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = {
    width: columns,
    height: rows,
    colours: halvedValues(ground.colours, 3, ground),
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
    }
  }
  return out;
}

/** The means of four pixels each, of so many values a pixel. */
function halvedValues(
  values: Uint16Array,
  channels: number,
  { width, height }: Pick<Ground, 'width' | 'height'>,
): Uint16Array {
  const [columns, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = new Uint16Array(channels * columns * rows);
  for (let y = 0, to = 0; y < rows; y++) {
    const [top, bottom] = [2 * y * width, Math.min(2 * y + 1, height - 1) * width];
    for (let x = 0; x < columns; x++) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      for (let k = 0; k < channels; k++, to++) {
        const upper = values[channels * (top + left) + k]! + values[channels * (top + right) + k]!;
        const lower = values[channels * (bottom + left) + k]! + values[channels * (bottom + right) + k]!;
        out[to] = (upper + lower + 2) >> 2;
      }
    }
  }
  return out;
}

function levelOf(ground: Ground): Bare {
  const { width, height, hole, free } = ground;
  const missingAround = squareSums(hole, width, height);
  const freeAround = squareSums(free, width, height);
  const drawable = new Uint8Array(width * height);
  for (let y = RADIUS; y < height - RADIUS; y++) {
    for (let x = RADIUS, at = y * width + RADIUS; x < width - RADIUS; x++, at++) {
      if (freeAround[at] === AREA) drawable[at] = 1;
    }
  }
  const inside = (at: number) => {
    const x = at % width;
    return x >= RADIUS && x < width - RADIUS && at >= RADIUS * width && at < (height - RADIUS) * width;
  };
  return {
    ...ground,
    sums: colourSums(ground, drawable),
    drawable,
    sources: places(width * height, (at) => drawable[at] === 1),
    targets: places(width * height, (at) => missingAround[at]! > 0 && inside(at)),
    missing: places(width * height, (at) => hole[at] === 1),
    depth: depths(hole, width, height),
  };
}

/** Where something is so, in order. */
function places(count: number, is: (at: number) => boolean): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) if (is(at)) found[length++] = at;
  return found.slice(0, length);
}

/** {@link Level.sums} around each pixel that is marked, by sums along columns that go on from row to row. */
function colourSums({ width, height, colours }: Ground, marked: Uint8Array): Int32Array {
  const sums = new Int32Array(3 * width * height);
  const row = 3 * width;
  const columns = new Int32Array(row);
  for (let y = 0; y < height; y++) {
    for (let p = 0; p < row; p++) {
      const gone = y >= SIDE ? colours[(y - SIDE) * row + p]! : 0;
      columns[p] = columns[p]! + colours[y * row + p]! - gone;
    }
    if (y < SIDE - 1) continue;
    let [red, green, blue] = [0, 0, 0];
    for (let x = 0, at = (y - RADIUS) * width - RADIUS; x < width; x++, at++) {
      red += columns[3 * x]! - (x >= SIDE ? columns[3 * (x - SIDE)]! : 0);
      green += columns[3 * x + 1]! - (x >= SIDE ? columns[3 * (x - SIDE) + 1]! : 0);
      blue += columns[3 * x + 2]! - (x >= SIDE ? columns[3 * (x - SIDE) + 2]! : 0);
      if (x < SIDE - 1 || marked[at] !== 1) continue;
      sums[3 * at] = red;
      sums[3 * at + 1] = green;
      sums[3 * at + 2] = blue;
    }
  }
  return sums;
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

/** As deep as a pixel can lie. */
const FAR = 0xffff;

/** City-block distance to what is known; the picture's own border is no rim. */
function depths(hole: Uint8Array, width: number, height: number): Uint16Array {
  const depth = new Uint16Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (hole[at] === 0) continue;
      const beside = x > 0 ? depth[at - 1]! : FAR;
      const above = y > 0 ? depth[at - width]! : FAR;
      depth[at] = Math.min(FAR, Math.min(beside, above) + 1);
    }
  }
  for (let y = height - 1, at = width * height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, at--) {
      if (hole[at] === 0) continue;
      const beside = x < width - 1 ? depth[at + 1]! : FAR;
      const below = y < height - 1 ? depth[at + width]! : FAR;
      depth[at] = Math.min(depth[at]!, Math.min(beside, below) + 1);
    }
  }
  return depth;
}
