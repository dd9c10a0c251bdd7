export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Four digits are what a timing is good for. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** PyTorch's median seconds beside ours, and how many times as fast ours is; that it is absent where it has taken none. */
export function besidePytorch(own: readonly number[], theirs: readonly number[]): object {
  if (theirs.length === 0) return { peer: 'absent' };
  return { pytorchSeconds: rounded(median(theirs)), timesAsFast: rounded(median(theirs) / median(own)) };
}

/** Numbers 0…1, the same each time: mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
