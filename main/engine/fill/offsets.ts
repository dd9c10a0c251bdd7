import { patchDistance, WORST, type Level } from './patch.ts';
import type { Offsets } from './search.ts';

/** How many are told (He & Sun 2012, section 3). */
const MOST = 60;
/** Shorter steps than this share of the longer side say only that neighbours are alike. */
const NEAR = 1 / 15;
const SWEEPS = 4;

/**
 * The steps by which the known picture most often repeats itself: a hole in it is likely to go on by the same ones (He
 * & Sun 2012). The peaks of a histogram of how far from each patch the one lies that is most like it.
 */
export function frequentOffsets(level: Level, random: () => number): Offsets {
  const { width, height } = level;
  const matches = repetitions(level, Math.ceil(NEAR * Math.max(width, height)), random);
  const columns = 2 * width + 1;
  const counts = new Uint32Array(columns * (2 * height + 1));
  for (const at of level.sources) {
    const match = matches[at]!;
    if (match < 0) continue;
    const [dx, dy] = [(match % width) - (at % width), Math.floor(match / width) - Math.floor(at / width)];
    // A step a pixel off counts half.
    const middle = (dy + height) * columns + dx + width;
    for (const side of [-1, 1, -columns, columns]) counts[middle + side] = counts[middle + side]! + 1;
    counts[middle] = counts[middle]! + 2;
  }
  const peaks: number[] = [];
  for (let at = columns + 1; at < counts.length - columns - 1; at++) {
    const count = counts[at]!;
    if (count < 4 || count < counts[at - 1]! || count <= counts[at + 1]!) continue;
    if (count < counts[at - columns]! || count <= counts[at + columns]!) continue;
    peaks.push(at);
  }
  peaks.sort((a, b) => counts[b]! - counts[a]! || a - b);
  return Int32Array.from(
    peaks.slice(0, MOST).flatMap((at) => [(at % columns) - width, Math.floor(at / columns) - height]),
  );
}

/** For each source patch another that is like it and not near it, by PatchMatch. */
function repetitions(level: Level, nearest: number, random: () => number): Int32Array {
  const { width, height, drawable, sources } = level;
  const match = new Int32Array(width * height).fill(-1);
  const cost = new Int32Array(width * height).fill(WORST);
  const attempt = (at: number, x: number, y: number, cx: number, cy: number): void => {
    if (cx < 0 || cy < 0 || cx >= width || cy >= height) return;
    if (Math.abs(cx - x) < nearest && Math.abs(cy - y) < nearest) return;
    const candidate = cy * width + cx;
    if (drawable[candidate] !== 1) return;
    const distance = patchDistance(level, at, candidate, cost[at]!);
    if (distance >= cost[at]!) return;
    cost[at] = distance;
    match[at] = candidate;
  };
  for (let turn = 0; turn < SWEEPS; turn++) {
    const step = turn % 2 === 0 ? -1 : 1;
    for (let i = 0; i < sources.length; i++) {
      const at = sources[turn % 2 === 0 ? i : sources.length - 1 - i]!;
      const y = (at / width) | 0;
      const x = at - y * width;
      for (const shift of [step, step * width]) {
        const neighbour = match[at + shift]!;
        if (neighbour < 0) continue;
        const candidate = neighbour - shift;
        attempt(at, x, y, candidate % width, (candidate / width) | 0);
      }
      for (let radius = Math.max(width, height); radius >= 1; radius /= 2) {
        const around = match[at]! < 0 ? at : match[at]!;
        const cy = ((around / width) | 0) + Math.round((2 * random() - 1) * radius);
        attempt(at, x, y, (around % width) + Math.round((2 * random() - 1) * radius), cy);
      }
    }
  }
  return match;
}
