/** A block of RGBA pixels with straight alpha. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface Flood {
  /** 0…255: how far each of the four channels may be from the first pixel's. */
  readonly tolerance: number;
  /** Only what hangs together with the first pixel, by its four neighbours. */
  readonly contiguous: boolean;
  /** Whether pixels at the rim are covered in part. */
  readonly antialias: boolean;
}

/** Covers what looks like the pixel at (x, y): width · height bytes, 255 where it does. */
export function flood(pixels: Pixels, x: number, y: number, options: Flood): Uint8ClampedArray<ArrayBuffer> {
  const alike = likeness(pixels, y * pixels.width + x, options.tolerance);
  const covered = options.contiguous ? reachable(alike, pixels.width, pixels.height, x, y) : alike;
  return options.antialias ? softened(covered, pixels.width, pixels.height) : covered;
}

/** 255 where every channel is within the tolerance. Colours of what is wholly transparent count as alike. */
function likeness({ data }: Pixels, first: number, tolerance: number): Uint8ClampedArray<ArrayBuffer> {
  const [red, green, blue, alpha] = data.subarray(first * 4, first * 4 + 4);
  const alike = new Uint8ClampedArray(data.length / 4);
  for (let at = 0, p = 0; at < alike.length; at += 1, p += 4) {
    const clear = alpha === 0 && data[p + 3] === 0;
    const near =
      Math.abs(data[p]! - red!) <= tolerance &&
      Math.abs(data[p + 1]! - green!) <= tolerance &&
      Math.abs(data[p + 2]! - blue!) <= tolerance &&
      Math.abs(data[p + 3]! - alpha!) <= tolerance;
    if (clear || near) alike[at] = 255;
  }
  return alike;
}

/** What can be reached from (x, y) within what is alike: whole runs of a row at a time. */
function reachable(
  alike: Uint8ClampedArray,
  width: number,
  height: number,
  x: number,
  y: number,
): Uint8ClampedArray<ArrayBuffer> {
  const covered = new Uint8ClampedArray(alike.length);
  const waiting = [y * width + x];
  for (let seed = waiting.pop(); seed !== undefined; seed = waiting.pop()) {
    if (covered[seed] !== 0 || alike[seed] === 0) continue;
    const row = seed - (seed % width);
    let from = seed;
    while (from > row && alike[from - 1] !== 0) from -= 1;
    let to = seed + 1;
    while (to < row + width && alike[to] !== 0) to += 1;
    covered.fill(255, from, to);
    if (row > 0) wait(waiting, alike, covered, from - width, to - width);
    if (row < width * (height - 1)) wait(waiting, alike, covered, from + width, to + width);
  }
  return covered;
}

/** Keeps the first pixel of every run within a row that is still to be covered. */
function wait(
  waiting: number[],
  alike: Uint8ClampedArray,
  covered: Uint8ClampedArray,
  from: number,
  to: number,
): void {
  let before = false;
  for (let at = from; at < to; at += 1) {
    const open = alike[at] !== 0 && covered[at] === 0;
    if (open && !before) waiting.push(at);
    before = open;
  }
}

/** Covers the pixels just outside by the share of the nine around them that are covered. */
function softened(covered: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const out = covered.slice();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (covered[at] !== 0) continue;
      let count = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) {
          if (covered[v * width + u] !== 0) count += 1;
        }
      }
      if (count > 0) out[at] = (255 * count) / 9;
    }
  }
  return out;
}
