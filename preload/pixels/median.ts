import type { Rect } from '../contract/rect.ts';

/** The 256 values of a byte in heaps of 16, so that a median is found in two short walks. */
const heaps = 16;
const heap = 256 / heaps;

/**
 * The median of the (2 · radius + 1)² bytes around each pixel of `part`; past its edges a picture is as the edge
 * is. Where bytes have weights, it is the least value that at least half of all the weight doesn't exceed. Costs the
 * same for every radius: columns of counts go down the picture and into and out of the square (Perreault and
 * Hébert, "Median filtering in constant time", 2007), and a heap's single values are brought along only where the
 * median lies in it.
 */
export function median(
  values: Uint8ClampedArray,
  weights: Uint8ClampedArray | null,
  width: number,
  height: number,
  radius: number,
  part: Rect = { x: 0, y: 0, width, height },
): Uint8ClampedArray {
  const out = new Uint8ClampedArray(part.width * part.height);
  const columns = new Columns(values, weights, width, height);
  const square = new Square(columns, width, radius);
  for (let y = -radius; y < radius; y += 1) columns.count(part.y + y, 1);
  for (let y = 0, to = 0; y < part.height; y += 1) {
    columns.count(part.y + y + radius, 1);
    square.start(part.x);
    for (let x = 0; x < part.width; x += 1, to += 1) {
      if (x > 0) square.goTo(part.x + x);
      out[to] = square.median();
    }
    columns.count(part.y + y - radius, -1);
  }
  return out;
}

/** For each column of a picture, how much weight each value has in the rows that are counted. */
class Columns {
  readonly fine: Uint32Array;
  readonly coarse: Uint32Array;

  constructor(
    private readonly values: Uint8ClampedArray,
    private readonly weights: Uint8ClampedArray | null,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.fine = new Uint32Array(256 * width);
    this.coarse = new Uint32Array(heaps * width);
  }

  /** Counts a row in, or out again. */
  count(row: number, sign: 1 | -1): void {
    const { values, weights, width, fine, coarse } = this;
    const start = Math.min(this.height - 1, Math.max(0, row)) * width;
    for (let x = 0; x < width; x += 1) {
      const value = values[start + x]!;
      const weight = sign * (weights ? weights[start + x]! : 1);
      fine[256 * x + value]! += weight;
      coarse[heaps * x + (value >> 4)]! += weight;
    }
  }
}

/** The counts of a square that goes along a row. */
class Square {
  readonly #fine = new Uint32Array(256);
  readonly #coarse = new Uint32Array(heaps);
  /** Where the square stood when a heap's single values were last right. */
  readonly #right = new Int32Array(heaps);
  #at = 0;

  constructor(
    private readonly columns: Columns,
    private readonly width: number,
    private readonly radius: number,
  ) {}

  start(at: number): void {
    this.#at = at;
    this.#coarse.fill(0);
    this.#right.fill(at - 2 * this.radius - 2);
    for (let x = at - this.radius; x <= at + this.radius; x += 1) this.#heaps(x, 1);
  }

  /** To the next pixel. */
  goTo(at: number): void {
    this.#at = at;
    this.#heaps(at + this.radius, 1);
    this.#heaps(at - this.radius - 1, -1);
  }

  median(): number {
    const coarse = this.#coarse;
    let total = 0;
    for (let i = 0; i < heaps; i += 1) total += coarse[i]!;
    const half = total / 2;
    let index = 0;
    let sum = coarse[0]!;
    while (sum < half) sum += coarse[++index]!;
    this.#bringAlong(index);
    let value = heap * index;
    sum += this.#fine[value]! - coarse[index]!;
    while (sum < half) sum += this.#fine[++value]!;
    return value;
  }

  #bringAlong(index: number): void {
    const last = this.#right[index]!;
    const { radius } = this;
    this.#right[index] = this.#at;
    if (this.#at - last > 2 * radius) {
      this.#fine.fill(0, heap * index, heap * (index + 1));
      for (let x = this.#at - radius; x <= this.#at + radius; x += 1) this.#single(index, x, 1);
      return;
    }
    for (let at = last + 1; at <= this.#at; at += 1) {
      this.#single(index, at + radius, 1);
      this.#single(index, at - radius - 1, -1);
    }
  }

  #heaps(x: number, sign: 1 | -1): void {
    const { coarse } = this.columns;
    const from = heaps * this.#inside(x);
    for (let i = 0; i < heaps; i += 1) this.#coarse[i]! += sign * coarse[from + i]!;
  }

  #single(index: number, x: number, sign: 1 | -1): void {
    const { fine } = this.columns;
    const from = 256 * this.#inside(x);
    for (let i = heap * index; i < heap * (index + 1); i += 1) this.#fine[i]! += sign * fine[from + i]!;
  }

  #inside(x: number): number {
    return Math.min(this.width - 1, Math.max(0, x));
  }
}
