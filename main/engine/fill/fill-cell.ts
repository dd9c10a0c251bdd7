import type { Region } from '../optimise/region.ts';
import { guided, type Proposal } from './guide.ts';
import { frequentOffsets } from './offsets.ts';
import { RADIUS, type Level } from './patch.ts';
import { peel } from './peel.ts';
import { pyramid, type Ground } from './pyramid.ts';
import { emptyField, measure, sweep, type Field } from './search.ts';
import { copies, vote } from './vote.ts';

/** A hole that is being filled, at the scale it has come to. */
export interface Filling {
  readonly fraction: number;
  readonly level: Level;
  /** How many times smaller the level is than the picture. */
  readonly scale: number;
}

/** Where the hole's pixels are copied from. */
export interface Filled {
  readonly level: Level;
  /** For each of the level's missing pixels the pixel to copy. */
  readonly from: Int32Array;
  /** What is added to it, three a pixel, of a full scale of 1. */
  readonly bias: Float32Array;
}

/** Targets that are searched for between two looks at whether to go on. */
const AT_ONCE = 20_000;
/** Patches among which frequent offsets are looked for, at most; and not more than are searched for anyway. */
const LOOKED_AT = 20_000;
/** Sweeps of a search that starts from the last one. */
const SWEEPS = 2;

/** A level with more targets than this has fewer rounds, as it starts from what a large one before it has found. */
const MANY = 100_000;

/** Of such a level that has more targets than so many, only what is not settled is searched for, and near by. */
const LARGE = { targets: 40_000, reach: 32 };

/**
 * A level with fewer targets than this is also filled afresh from the rim, and what is more like the patches that it
 * comes from is gone on with: on a coarser one there may have been no patch without what stands near to the hole.
 */
const FEW = 6_000;

/** Rounds of searching and voting; the coarse levels, where the hole takes shape, cost little. */
function roundsOf(depth: number, { targets }: Level): number {
  const rounds = Math.min(12, 3 + 3 * depth);
  return Math.max(1, Math.round(rounds * Math.min(1, MANY / targets.length)));
}

/**
 * Fills a hole with patches from around it, coarse to fine, by turns finding the nearest patch of each that lies in it
 * (PatchMatch, Barnes et al. 2009) and making each pixel what these propose (Wexler, Shechtman & Irani 2007; Newson et
 * al. 2014). Null where no patch can be taken from anywhere; yields null while there is nothing to see of it.
 * @param random uniform numbers in [0, 1).
 * @param proposal what is filled should look like.
 * @param crop the part of the picture that is the ground.
 */
export function* fillCell(
  ground: Ground,
  random: () => number,
  proposal: Proposal | null,
  crop: Region,
): Generator<Filling | null, Filled | null, void> {
  const bareLevels = pyramid(ground);
  yield null;
  const levels = proposal ? guided(bareLevels, proposal, crop) : bareLevels;
  yield null;
  const coarsest = levels.length - 1;
  const startsAfresh = (depth: number) =>
    depth < coarsest && levels[depth]!.targets.length < FEW && !proposal?.sharp;
  const work = levels.map(
    (level, depth) => level.targets.length * roundsOf(depth, level) * (startsAfresh(depth) ? 2 : 1),
  );
  const all = work.reduce((sum, each) => sum + each, 0);
  const looked = levels.findIndex(({ sources }) => sources.length <= Math.min(LOOKED_AT, all));
  const frequent = looked < 0 ? new Int32Array(0) : frequentOffsets(levels[looked]!, random);
  let done = 0;
  let last: Searched | null = null;
  for (let depth = coarsest; depth >= 0; depth--) {
    const level = levels[depth]!;
    if (level.sources.length === 0) return null;
    const offsets = frequent.map((step) => Math.round(step * 2 ** (looked - depth)));
    const search = function* (on: Level, coarse: Searched | null): Generator<Filling, Searched, void> {
      const found = begin(on, coarse, proposal, random);
      let before = 0;
      for (const searched of improve(found, coarse !== null, offsets, roundsOf(depth, level), random)) {
        done += searched - before;
        before = searched;
        yield { fraction: done / all, level: on, scale: 2 ** depth };
      }
      return found;
    };
    const other = startsAfresh(depth) ? copyOf(level) : null;
    last = yield* search(level, last);
    if (other) {
      const afresh = yield* search(other, null);
      if (unlike(afresh, random) < unlike(last, random)) last = afresh;
    }
  }
  return last && { level: last.level, ...copies(last.level, last.field) };
}

/** A level and the patches found for it. */
interface Searched {
  readonly level: Level;
  readonly field: Field;
}

/** The patches that follow from the coarser level, or, where there is none, from the rim or from what is proposed. */
function begin(
  level: Level,
  coarse: Searched | null,
  proposal: Proposal | null,
  random: () => number,
): Searched {
  const field = emptyField(level);
  if (coarse) refine(coarse.level, coarse.field, level, field);
  else if (proposal?.sharp) follow(level, field, random);
  else peel(level, field, random);
  return { level, field };
}

/**
 * By turns makes each pixel what its patches propose and looks for nearer ones; what the last of these propose is for the
 * next finer level to ask, or copied. Yields how many targets it has searched.
 * @param refined the field comes from a coarser level, and the pixels are what they were.
 */
function* improve(
  { level, field }: Searched,
  refined: boolean,
  offsets: Int32Array,
  rounds: number,
  random: () => number,
): Generator<number, void, void> {
  const near = refined && level.targets.length > LARGE.targets && { reach: LARGE.reach };
  let searched = 0;
  for (let round = 0; round < rounds; round++) {
    if (round > 0 || refined) {
      for (const [from, to] of parts(level.missing.length, false)) {
        vote(level, field, level.missing, from, to);
        yield searched;
      }
    }
    measure(level, field, random);
    for (let turn = 0; turn < SWEEPS; turn++) {
      const odd = turn % 2 === 1;
      for (const [from, to] of parts(level.targets.length, odd)) {
        sweep(level, field, { offsets, odd, random, ...near }, from, to);
        searched += (to - from) / SWEEPS;
        yield searched;
      }
    }
  }
}

/** How unlike all targets are to what they are filled from. */
function unlike({ level, field }: Searched, random: () => number): number {
  vote(level, field, level.missing);
  measure(level, field, random);
  return level.targets.reduce((sum, at) => sum + field.cost[at]!, 0);
}

/** With its own pixels to be filled. */
function copyOf(level: Level): Level {
  const { colours, texture, sums } = level;
  return { ...level, colours: colours.slice(), texture: texture.slice(), sums: sums.slice() };
}

/** What is nearest to the proposal alone, of whose roughness nothing is known. */
function follow(level: Level, field: Field, random: () => number): void {
  const smooth = { ...level, texture: new Uint16Array(level.texture.length) };
  measure(smooth, field, random);
  for (let turn = 0; turn < 6; turn++) {
    sweep(
      smooth,
      field,
      { offsets: new Int32Array(0), odd: turn % 2 === 1, random },
      0,
      level.targets.length,
    );
  }
  vote(level, field, level.missing);
}

function* parts(length: number, backwards: boolean): Generator<[number, number]> {
  const starts = Array.from({ length: Math.ceil(length / AT_ONCE) }, (_, i) => i * AT_ONCE);
  for (const from of backwards ? starts.reverse() : starts) yield [from, Math.min(from + AT_ONCE, length)];
}

/** The field of the next finer level: what the coarse one found, at twice the distance. */
function refine(coarse: Level, found: Field, fine: Level, field: Field): void {
  const inside = (at: number, length: number) => Math.min(length - 1 - RADIUS, Math.max(RADIUS, at));
  for (const at of fine.targets) {
    const [x, y] = [at % fine.width, Math.floor(at / fine.width)];
    const [cx, cy] = [inside(x >> 1, coarse.width), inside(y >> 1, coarse.height)];
    const middle = cy * coarse.width + cx;
    const source = found.source[middle]!;
    if (source < 0) continue;
    const sx = x + 2 * ((source % coarse.width) - cx);
    const sy = y + 2 * (Math.floor(source / coarse.width) - cy);
    if (sx < 0 || sx >= fine.width || fine.drawable[sy * fine.width + sx] !== 1) continue;
    field.source[at] = sy * fine.width + sx;
    field.cost[at] = found.cost[middle]!;
  }
}
