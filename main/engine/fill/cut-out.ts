import type { Pixels, Planes } from '../../image/pixels.ts';
import { resize, resizeChannels } from '../../image/resample.ts';
import type { Region } from '../optimise/region.ts';

/** A region of a picture at some size. */
export interface CutOut {
  /** RGB 0…1; in the hole the mean of what is known. */
  readonly planes: Planes;
  /** 1 where a pixel has anything of the hole, else 0; height · width values. */
  readonly missing: Float32Array;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A pixel with more than this share of the hole has some of it. */
const ANY = 0.02;

/** A region of a picture as networks take it, made as large as is asked. */
export function cutOut(
  { width, depth, data }: Pixels,
  hole: Uint8Array,
  { left, top, right, bottom }: Region,
  size: Size,
): CutOut {
  const [columns, rows] = [right - left, bottom - top];
  const plane = columns * rows;
  const values = new Float32Array(3 * plane);
  const lost = new Float32Array(plane);
  const scale = 1 / (depth === 8 ? 255 : 65_535);
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0, at = (top + y) * width + left; x < columns; x++, at++, to++) {
      if (hole[at]! > 0) {
        lost[to] = 1;
        continue;
      }
      count++;
      for (let c = 0; c < 3; c++) {
        const value = data[4 * at + c]! * scale;
        values[c * plane + to] = value;
        sums[c] = sums[c]! + value;
      }
    }
  }
  const means = sums.map((sum) => sum / Math.max(1, count));
  for (let i = 0; i < 3 * plane; i++) if (lost[i % plane] === 1) values[i] = means[Math.floor(i / plane)]!;
  const small = resize({ width: columns, height: rows, data: values }, size.width, size.height).data;
  const missing = anywhere(lost, columns, rows, size);
  const known = small.map((value, i) =>
    missing[i % missing.length] === 1
      ? means[Math.floor(i / missing.length)]!
      : Math.min(1, Math.max(0, value)),
  );
  return { planes: { ...size, data: known }, missing };
}

/** 1 where any of what a mask marks in a region comes to lie, when it is made as large as is asked. */
export function cutMarks(
  mask: Uint8Array,
  width: number,
  { left, top, right, bottom }: Region,
  size: Size,
): Float32Array {
  const [columns, rows] = [right - left, bottom - top];
  const marks = new Float32Array(columns * rows);
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to++) marks[to] = mask[(top + y) * width + left + x]! > 0 ? 1 : 0;
  }
  return anywhere(marks, columns, rows, size);
}

function anywhere(marks: Float32Array, columns: number, rows: number, { width, height }: Size): Float32Array {
  return resizeChannels(marks, 1, columns, rows, width, height).map((share) => (share > ANY ? 1 : 0));
}

/** The same with its hole filled from a picture of the same part at any size. */
export function filledFrom({ planes, missing }: CutOut, picture: Planes): Planes {
  const { data } = resize(picture, planes.width, planes.height);
  return {
    ...planes,
    data: planes.data.map((value, i) =>
      missing[i % missing.length] === 1 ? Math.min(1, Math.max(0, data[i]!)) : value,
    ),
  };
}
