import { squaredDistance } from '../../main/image/distance.ts';
import type { Part } from '../../main/image/lay-over.ts';
import type { Pixels } from '../../main/image/pixels.ts';

/** What is seen along the rim of what was covered. */
export interface Seam {
  /** How many times stronger lightness changes from pixel to pixel along the rim than it did there in the photo. */
  readonly rim: number;
  /**
   * By how much more the slopes along the rim are told from those in a ring just outside than they were in the photo: the
   * difference of both distances of Kolmogorov and Smirnov, −1…1. Nothing shows of a seam at 0 and below.
   */
  readonly told: number;
}

/** The ring outside is as wide as this share of what is covered. */
const RING = 0.08;

export function seam(photo: Pixels, result: Pixels, { x, y, mask }: Part, width: number): Seam {
  const height = mask.length / width;
  const marks = Uint8Array.from(mask, (share) => (share > 0 ? 1 : 0));
  const squared = squaredDistance(marks, width, height);
  const reach = RING * Math.sqrt(marks.reduce((sum, mark) => sum + mark, 0));
  const before: number[] = [];
  const after: number[] = [];
  const outside: number[] = [];
  for (let at = 0; at < mask.length; at++) {
    const [column, row, share] = [x + (at % width), y + Math.floor(at / width), mask[at] ?? 0];
    if (column + 1 >= photo.width || row + 1 >= photo.height) continue;
    if (share > 0 && share <= 127) {
      before.push(slope(photo, column, row));
      after.push(slope(result, column, row));
    } else if (share === 0 && (squared[at] ?? 0) <= reach ** 2) outside.push(slope(photo, column, row));
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { rim: sum(after) / sum(before), told: apart(after, outside) - apart(before, outside) };
}

/** The largest difference of two samples' cumulative distributions (Kolmogorov & Smirnov). */
export function apart(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map((values) => [...values].sort((p, q) => p - q)) as [number[], number[]];
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (a[i] === value) i++;
    while (b[j] === value) j++;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

function slope(picture: Pixels, x: number, y: number): number {
  const here = luma(picture, x, y);
  return Math.hypot(luma(picture, x + 1, y) - here, luma(picture, x, y + 1) - here);
}

function luma({ data, width }: Pixels, x: number, y: number): number {
  const at = 4 * (y * width + x);
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}
