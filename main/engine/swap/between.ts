import type { Planes } from '../../image/pixels.ts';

/** One picture at a share of 0, the other at 1. Of faces that lie over each other, what is between them is a face too. */
export function between(one: Planes, other: Planes, share: number): Planes {
  if (share === 1) return other;
  const { width, height, data } = one;
  return { width, height, data: data.map((value, p) => value + share * (other.data[p]! - value)) };
}
