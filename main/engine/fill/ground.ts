import type { Pixels } from '../../image/pixels.ts';
import type { Region } from '../optimise/region.ts';
import type { Filled, Filling } from './fill-cell.ts';
import { FULL } from './patch.ts';
import type { Ground } from './pyramid.ts';
import { seamless } from './seam.ts';

/** What a region of a picture is to the search. */
export function groundOf(
  { width, depth, data }: Pixels,
  hole: Uint8Array,
  free: Uint8Array,
  region: Region,
): Ground {
  const [columns, rows] = [region.right - region.left, region.bottom - region.top];
  const scale = FULL / fullScale(depth);
  const colours = new Uint16Array(3 * columns * rows);
  const ground = { colours, hole: new Uint8Array(columns * rows), free: new Uint8Array(columns * rows) };
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0, at = (region.top + y) * width + region.left; x < columns; x++, to++, at++) {
      for (let c = 0; c < 3; c++) colours[3 * to + c] = data[4 * at + c]! * scale + 0.5;
      ground.hole[to] = hole[at]!;
      ground.free[to] = free[at]!;
    }
  }
  return { width: columns, height: rows, ...ground };
}

/**
 * Copies into the hole what was found for it, with what makes it meet its surroundings; in `core` alone. Yields how much
 * of that is done; the picture changes at the end.
 */
export function* paste(
  picture: Pixels,
  { level, from, bias }: Filled,
  crop: Region,
  core: Region,
): Generator<number, void, void> {
  const { data, depth, width } = picture;
  const full = fullScale(depth);
  const known = level.hole.map((missing) => 1 - missing);
  const values = new Float32Array(3 * known.length);
  const placeOf = (at: number) =>
    (crop.top + Math.floor(at / level.width)) * width + crop.left + (at % level.width);
  for (let at = 0; at < known.length; at++) {
    const place = 4 * placeOf(at);
    for (let c = 0; c < 3; c++) values[3 * at + c] = data[place + c]! / full;
  }
  const added = yield* seamless(level, from, values, known, bias);
  level.missing.forEach((at, i) => {
    const place = placeOf(at);
    const [x, y] = [place % width, Math.floor(place / width)];
    if (x < core.left || x >= core.right || y < core.top || y >= core.bottom) return;
    const source = from[i]!;
    for (let c = 0; c < 3; c++) {
      data[4 * place + c] = steps(
        (values[3 * source + c]! + bias[3 * i + c]! + added[3 * i + c]!) * full,
        full,
      );
    }
    data[4 * place + 3] = data[4 * placeOf(source) + 3]!;
  });
}

/** Shows in the hole how far the search has come. */
export function sketch(picture: Pixels, { level, scale }: Filling, hole: Uint8Array, crop: Region): void {
  const { data, depth, width } = picture;
  const full = fullScale(depth);
  for (let y = crop.top; y < crop.bottom; y++) {
    const row = Math.floor((y - crop.top) / scale) * level.width;
    for (let x = crop.left; x < crop.right; x++) {
      const place = y * width + x;
      if (hole[place] === 0) continue;
      const at = row + Math.floor((x - crop.left) / scale);
      for (let c = 0; c < 3; c++)
        data[4 * place + c] = steps((level.colours[3 * at + c]! / FULL) * full, full);
      data[4 * place + 3] = full;
    }
  }
}

/** Lays a filled picture over what it was made of, in its own place: not at all where the mask is 0, alone where it is 255. */
export function layOver(under: Pixels, filled: Pixels, mask: Uint8Array): Pixels {
  const full = fullScale(under.depth);
  for (let at = 0; at < mask.length; at++) {
    // Where the mask is 0, nothing was filled.
    if (mask[at] === 0 || mask[at] === 255) continue;
    const share = mask[at]! / 255;
    for (let p = 4 * at; p < 4 * at + 4; p++) {
      filled.data[p] = steps(under.data[p]! + share * (filled.data[p]! - under.data[p]!), full);
    }
  }
  return filled;
}

export function copyOf(pixels: Pixels): Pixels {
  return pixels.depth === 8
    ? { ...pixels, data: pixels.data.slice() }
    : { ...pixels, data: pixels.data.slice() };
}

function steps(value: number, full: number): number {
  return Math.min(full, Math.max(0, Math.round(value)));
}

function fullScale(depth: Pixels['depth']): number {
  return depth === 8 ? 255 : 65_535;
}
