import type { Rect } from '../../preload/contract/rect.ts';

type Size = Pick<Rect, 'width' | 'height'>;

interface Blob extends Rect {
  /** How many of its pixels are in. */
  readonly count: number;
}

/** Less than this share of the square is nobody: specks that the network takes for a person. */
const smallest = 0.002;
/** Blobs that are looked at from near. */
const mostBlobs = 24;
/** How much of its surroundings is looked at with a blob, times its longer side: more, where somebody is cut off. */
export const surroundings = [2, 3, 4.5] as const;
/**
 * Pixels that the network is in two minds about, for each that it takes for a person, seen from near: 0.03 to 0.36 for
 * portraits, groups and crowds, 0.8 for a cup of coffee and a lighthouse.
 */
const mostDoubt = 0.5;

/** What hangs together, side by side, in a square of shares and is more in than out, the largest first. */
export function blobsOf(shares: Float32Array, side: number): readonly Blob[] {
  const isIn = (at: number) => (shares[at] ?? 0) > 0.5;
  const seen = new Uint8Array(shares.length);
  const blobs: Blob[] = [];
  for (let start = 0; start < shares.length; start += 1) {
    if (seen[start] || !isIn(start)) continue;
    const waiting = [start];
    seen[start] = 1;
    let [left, right, top, bottom, count] = [side, -1, side, -1, 0];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % side, Math.floor(at / side)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      count += 1;
      const beside = [x > 0 && at - 1, x < side - 1 && at + 1, y > 0 && at - side, y < side - 1 && at + side];
      for (const next of beside) {
        if (next === false || seen[next] || !isIn(next)) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    if (count >= smallest * shares.length)
      blobs.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1, count });
  }
  return blobs.sort((a, b) => b.count - a.count).slice(0, mostBlobs);
}

/** The part of a picture to look at for a blob of the square that the picture was stretched to. */
export function lookAround(blob: Rect, side: number, { width, height }: Size, around: number): Rect {
  const [across, down] = [width / side, height / side];
  const reach = (around / 2) * Math.max(blob.width * across, blob.height * down);
  const [x, y] = [(blob.x + blob.width / 2) * across, (blob.y + blob.height / 2) * down];
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  return {
    ...{ x: left, y: top },
    width: Math.min(width, Math.ceil(x + reach)) - left,
    height: Math.min(height, Math.ceil(y + reach)) - top,
  };
}

/** Whether the network sees somebody, and knows where they end. */
export function isSure(shares: Float32Array): boolean {
  const inside = shares.reduce((count, share) => count + (share > 0.5 ? 1 : 0), 0);
  const doubted = shares.reduce((count, share) => count + (share > 0.1 && share < 0.9 ? 1 : 0), 0);
  return inside >= smallest * shares.length && doubted <= mostDoubt * inside;
}

/** Whether somebody goes on past a side of what was looked at that isn't the picture's. */
export function isCut(shares: Float32Array, side: number, near: Rect, { width, height }: Size): boolean {
  const reaches = (at: (i: number) => number) =>
    Array.from({ length: side }, (_, i) => shares[at(i)] ?? 0).some((share) => share > 0.5);
  const last = side - 1;
  return (
    (near.x > 0 && reaches((i) => i * side)) ||
    (near.y > 0 && reaches((i) => i)) ||
    (near.x + near.width < width && reaches((i) => i * side + last)) ||
    (near.y + near.height < height && reaches((i) => last * side + i))
  );
}
