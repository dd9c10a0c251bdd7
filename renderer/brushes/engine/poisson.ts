/**
 * Seamless cloning (Pérez, Gangnet, Blake 2003): pixels f with the gradients of the source g inside a region
 * and the target's values around it. As f = g + h, h is the membrane with ∇²h = 0 inside and h = target − g
 * outside. Solved by multigrid: V-cycles with red-black Gauss-Seidel, on a region of any shape.
 */

/** What is known of each pixel of the rectangle. */
export const known = 0;
export const wanted = 1;

interface Level {
  readonly width: number;
  readonly height: number;
  /** Pixels to solve for, first all whose x + y is even. */
  readonly cells: Int32Array;
  /** 1 / number of neighbours within the rectangle, for each of them. */
  readonly share: Float32Array;
  readonly values: Float32Array;
  /** Right hand side of n·h − Σ neighbours = b. */
  readonly right: Float32Array;
  readonly region: Uint8Array;
}

const sweeps = 2;
const mostCycles = 40;
/** Largest change of the last cycle at which the solution is good enough for bytes: each is a third of the one before. */
const tolerance = 0.1;

/**
 * Prepares to fill in where `region` is `wanted`, width · height pixels. What it returns changes values of
 * that shape in place, so that each wanted one is the mean of its neighbours; the others stay. Pixels past
 * the rectangle count for nothing: the membrane is free at its edge.
 */
export function membrane(
  region: Uint8Array,
  width: number,
  height: number,
): (values: Float32Array, precision?: number) => void {
  // A frame of pixels that stay 0 and count for nothing saves every look for the edge.
  const levels = pyramid(framed(region, width, height), width + 2, height + 2);
  return (values, precision = tolerance) => {
    const [finest] = levels;
    if (!finest || finest.cells.length === 0) return;
    copyFramed(values, finest.values, width, height, false);
    for (const cell of finest.cells) finest.values[cell] = 0;
    for (let cycle = 0; cycle < mostCycles; cycle += 1) {
      if (descend(levels, 0) < precision) break;
    }
    copyFramed(values, finest.values, width, height, true);
  };
}

/** A region with one pixel of `beyond` around it. */
const beyond = 2;

function framed(region: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array((width + 2) * (height + 2)).fill(beyond);
  for (let y = 0; y < height; y += 1) {
    out.set(region.subarray(y * width, (y + 1) * width), (y + 1) * (width + 2) + 1);
  }
  return out;
}

function copyFramed(
  plain: Float32Array,
  framedValues: Float32Array,
  width: number,
  height: number,
  back: boolean,
): void {
  for (let y = 0; y < height; y += 1) {
    const row = plain.subarray(y * width, (y + 1) * width);
    const inner = framedValues.subarray((y + 1) * (width + 2) + 1, (y + 2) * (width + 2) - 1);
    if (back) row.set(inner);
    else inner.set(row);
  }
}

/** The region at half the size, again and again. */
function pyramid(region: Uint8Array, width: number, height: number): Level[] {
  const levels = [levelOf(region, width, height)];
  for (let last = levels[0]; last && last.cells.length > 16;) {
    last = levelOf(...halved(last));
    if (last.cells.length === 0) break;
    levels.push(last);
  }
  return levels;
}

/** A cell of the coarse region is wanted where none of the four it stands for is known and one is wanted. */
function halved({ region, width, height }: Level): [Uint8Array, number, number] {
  const [columns, rows] = [((width - 1) >> 1) + 2, ((height - 1) >> 1) + 2];
  const out = new Uint8Array(columns * rows).fill(beyond);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = ((y + 1) >> 1) * columns + ((x + 1) >> 1);
      out[at] = Math.min(out[at]!, region[y * width + x]!);
    }
  }
  return [out, columns, rows];
}

function levelOf(region: Uint8Array, width: number, height: number): Level {
  const cells: number[] = [];
  for (const colour of [0, 1]) {
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 2 - ((y + colour) & 1); x < width - 1; x += 2) {
        if (region[y * width + x] === wanted) cells.push(y * width + x);
      }
    }
  }
  const inside = (at: number) => (region[at] === beyond ? 0 : 1);
  const share = Float32Array.from(cells, (at) => {
    const count = inside(at - 1) + inside(at + 1) + inside(at - width) + inside(at + width);
    return count === 0 ? 0 : 1 / count;
  });
  const zeros = () => new Float32Array(width * height);
  return {
    width,
    height,
    region,
    cells: Int32Array.from(cells),
    share,
    values: zeros(),
    right: zeros(),
  };
}

/** One V-cycle from a level down. Returns the largest change of its last sweep. */
function descend(levels: readonly Level[], at: number): number {
  const level = levels[at]!;
  const coarse = levels[at + 1];
  if (!coarse) {
    let change = Infinity;
    for (let sweep = 0; sweep < 40 && change > 1e-6; sweep += 1) change = smooth(level);
    return change;
  }
  for (let sweep = 0; sweep < sweeps; sweep += 1) smooth(level);
  restrict(level, coarse);
  descend(levels, at + 1);
  const corrected = prolong(coarse, level);
  let change = 0;
  for (let sweep = 0; sweep < sweeps; sweep += 1) change = Math.max(change, smooth(level));
  return Math.max(change, corrected);
}

/** A sweep of Gauss-Seidel, even cells first. Returns the largest change. */
function smooth({ cells, share, values, right, width }: Level): number {
  let largest = 0;
  for (let index = 0; index < cells.length; index += 1) {
    const at = cells[index]!;
    const next =
      (values[at - 1]! + values[at + 1]! + values[at - width]! + values[at + width]! + right[at]!) *
      share[index]!;
    const change = Math.abs(next - values[at]!);
    if (change > largest) largest = change;
    values[at] = next;
  }
  return largest;
}

/** What is still missing, summed over the four pixels of each coarse one: its side is twice as long. */
function restrict(level: Level, coarse: Level): void {
  const { cells, share, values, right, width } = level;
  coarse.values.fill(0);
  coarse.right.fill(0);
  for (let index = 0; index < cells.length; index += 1) {
    const at = cells[index]!;
    if (share[index] === 0) continue;
    const sum = values[at - 1]! + values[at + 1]! + values[at - width]! + values[at + width]!;
    const missing = right[at]! + sum - values[at]! / share[index]!;
    const [x, y] = [at % width, (at / width) | 0];
    const to = ((y + 1) >> 1) * coarse.width + ((x + 1) >> 1);
    coarse.right[to] = coarse.right[to]! + missing;
  }
}

/** Adds the coarse correction, between four coarse pixels by their nearness. Returns the largest. */
function prolong(coarse: Level, { cells, values, width }: Level): number {
  let largest = 0;
  const from = coarse.values;
  for (const at of cells) {
    const [x, y] = [at % width, (at / width) | 0];
    const nearest = ((y + 1) >> 1) * coarse.width + ((x + 1) >> 1);
    const aside = nearest + ((x & 1) === 1 ? -1 : 1);
    const step = (y & 1) === 1 ? -coarse.width : coarse.width;
    const correction =
      (9 * from[nearest]! + 3 * from[aside]! + 3 * from[nearest + step]! + from[aside + step]!) / 16;
    values[at] = values[at]! + correction;
    if (Math.abs(correction) > largest) largest = Math.abs(correction);
  }
  return largest;
}
