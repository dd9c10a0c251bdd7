import { knownDistance, measureSums, patchDistance, RADIUS, WORST, type Level } from './patch.ts';

/** For the middle of each target patch the source patch that is most like it so far; −1 where there is none. */
export interface Field {
  readonly source: Int32Array;
  /** How unlike they are. */
  readonly cost: Int32Array;
}

export function emptyField({ width, height }: Level): Field {
  return {
    source: new Int32Array(width * height).fill(-1),
    cost: new Int32Array(width * height).fill(WORST),
  };
}

/** Steps, in pixels, by which the picture often repeats itself: x and y of each in turn. */
export type Offsets = Int32Array;

/** Measures the field anew, after the targets' pixels have changed; a target that has no source gets one at random. */
export function measure(level: Level, { source, cost }: Field, random: () => number): void {
  for (const at of level.targets) {
    measureSums(level, at);
    if (source[at]! < 0) source[at] = anySource(level, random);
    cost[at] = patchDistance(level, at, source[at]!, WORST);
  }
}

function anySource({ sources }: Level, random: () => number): number {
  return sources[Math.floor(random() * sources.length)]!;
}

/** How a sweep looks for better sources. */
export interface Looking {
  readonly offsets: Offsets;
  /** It comes back from the last target. */
  readonly odd: boolean;
  readonly random: () => number;
  /**
   * The field comes from a coarser level and is nearly right: a target whose source follows from both its neighbours'
   * is left, and all others look only so many pixels around theirs.
   */
  readonly reach?: number;
}

/**
 * A part of one sweep of PatchMatch (Barnes et al. 2009): each target tries what follows from its neighbours'
 * sources, some of the frequent offsets, and patches at random around the best so far.
 * @param from place in `level.targets`; an even sweep goes on to `to`, an odd one comes back from there.
 */
export function sweep(
  level: Level,
  { source, cost }: Field,
  { offsets, odd, random, reach = Infinity }: Looking,
  from: number,
  to: number,
): void {
  const { width, height, drawable, targets } = level;
  const step = odd ? 1 : -1;
  const candidates = offsets.length >> 1;
  const farthest = Math.min(reach, Math.max(width, height));
  for (let i = from; i < to; i++) {
    const at = targets[odd ? to - 1 - (i - from) : i]!;
    let best = source[at]!;
    let least = cost[at]!;
    let agreeing = 0;

    for (let k = 0; k < 2; k++) {
      const shift = k === 0 ? step : step * width;
      const neighbour = source[at + shift]!;
      if (neighbour < 0) continue;
      const candidate = neighbour - shift;
      if (candidate === best) agreeing++;
      if (candidate === best || drawable[candidate] !== 1) continue;
      const distance = patchDistance(level, at, candidate, least);
      if (distance < least) [least, best] = [distance, candidate];
    }

    if (agreeing === 2 && reach < Infinity) continue;

    const y = (at / width) | 0;
    const x = at - y * width;
    for (let k = 0; k < 2 && candidates > 0; k++) {
      const which = 2 * ((random() * candidates) | 0);
      const [cx, cy] = [x + offsets[which]!, y + offsets[which + 1]!];
      if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue;
      const candidate = cy * width + cx;
      if (candidate === best || drawable[candidate] !== 1) continue;
      const distance = patchDistance(level, at, candidate, least);
      if (distance < least) [least, best] = [distance, candidate];
    }

    for (let radius = farthest; radius >= 1; radius /= 2) {
      const by = (best / width) | 0;
      const bx = best - by * width;
      const cx = Math.round(bx + (2 * random() - 1) * radius);
      const cy = Math.round(by + (2 * random() - 1) * radius);
      if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue;
      const candidate = cy * width + cx;
      if (candidate === best || drawable[candidate] !== 1) continue;
      const distance = patchDistance(level, at, candidate, least);
      if (distance < least) [least, best] = [distance, candidate];
    }

    source[at] = best;
    cost[at] = least;
  }
}

/** How many patches at random a target of the first filling tries. */
const TRIES = 200;

/**
 * A source for a target of which only some pixels are known: what follows from its neighbours' sources, and patches
 * at random, then around the best.
 */
export function searchKnown(
  level: Level,
  { source, cost }: Field,
  known: Uint8Array,
  at: number,
  random: () => number,
): void {
  const { width, height, drawable } = level;
  let [best, least] = [source[at]!, WORST];
  if (best >= 0) least = knownDistance(level, known, at, best, WORST);
  const attempt = (candidate: number) => {
    const distance = knownDistance(level, known, at, candidate, least);
    if (distance < least) [least, best] = [distance, candidate];
  };
  for (let y = -RADIUS; y <= RADIUS; y++) {
    for (let x = -RADIUS; x <= RADIUS; x++) {
      const shift = y * width + x;
      const neighbour = source[at + shift] ?? -1;
      if (neighbour >= 0 && drawable[neighbour - shift] === 1) attempt(neighbour - shift);
    }
  }
  for (let k = 0; k < TRIES; k++) attempt(anySource(level, random));
  for (let radius = Math.max(width, height) / 2; radius >= 1; radius /= 1.5) {
    const y = Math.round(((best / width) | 0) + (2 * random() - 1) * radius);
    const x = Math.round((best % width) + (2 * random() - 1) * radius);
    if (x >= 0 && y >= 0 && x < width && y < height && drawable[y * width + x] === 1) attempt(y * width + x);
  }
  source[at] = best < 0 ? anySource(level, random) : best;
  cost[at] = least;
}
