/** A box by its corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Scored extends Box {
  readonly score: number;
}

/** How much of both boxes is in both, 0…1: intersection over union. */
export function overlap(a: Box, b: Box): number {
  const both = shared(a, b);
  const either = a.width * a.height + b.width * b.height - both;
  return either > 0 ? both / either : 0;
}

/** How much of the smaller box is in the other, 0…1. */
export function coverage(a: Box, b: Box): number {
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return smaller > 0 ? shared(a, b) / smaller : 0;
}

function shared(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const tall = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, wide) * Math.max(0, tall);
}

/**
 * Non-maximum suppression that keeps what it suppresses: groups of boxes around the same thing, the surest of each group and
 * the surest groups first. A box belongs to the first group whose surest box is the same as it.
 */
export function groupBoxes<B extends Scored>(
  found: readonly B[],
  same: (a: B, b: B) => boolean,
): readonly (readonly [B, ...B[]])[] {
  const groups: [B, ...B[]][] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    const group = groups.find(([surest]) => same(surest, one));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
