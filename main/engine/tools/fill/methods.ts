import type { Pixels } from '../../../image/pixels.ts';
import { cells } from '../../fill/cells.ts';
import { fill, type FillOptions, type FillProgress } from '../../fill/fill.ts';
import { layProposals, type Proposal } from '../../fill/guide.ts';
import { betterCopied } from '../../fill/judge.ts';
import { loadLossnet } from '../../networks/load.ts';
import { note, type Say } from '../../notes.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { FillParameters } from './definition.ts';
import { marksOf, shutOf } from './marks.ts';
import { proposeAll } from './propose-all.ts';

export interface MethodProgress extends FillProgress {
  /** A key under `stages` in the translations. */
  readonly stage: string;
}

/** A hole that is to be filled. */
export interface Asked {
  /** The hole and what is around it, cut out of the photo. */
  readonly picture: Pixels;
  /** 255 for each pixel to fill and 0 for the others, width · height. */
  readonly hole: Uint8Array;
  /** Where to draw from, and what to stay out of. */
  readonly drawn: Pick<FillOptions, 'from' | 'avoid'>;
  readonly runtime: Runtime;
  /** Told what the person should know, such as what was chosen. */
  readonly say: Say;
}

/** One variation: outside the hole, not a byte of the picture changes. Stopped by ending it. */
export type Variation = AsyncGenerator<MethodProgress, Pixels, void>;

/**
 * A way to fill holes. What all variations share is made with the first.
 * @throws UserError nothing-to-draw-from where there is nothing to fill it with.
 */
export type FillMethod = (asked: Asked) => (number: number, seed: number) => Variation;

/** What proposals with the texture around them take of the time of the variation that needs them. */
const PROPOSING = 0.7;
/** Where both are tried: what patches alone take of the time, and up to when the network has proposed. */
const COPYING = 0.45;
const PROPOSED = 0.5;

export const methods: Readonly<Record<FillParameters['method'], FillMethod>> = {
  /** The first is by what suits each hole better, the next by the other, and so on in turn. */
  auto: (asked) => {
    const tried = once((seed) => tryBoth(asked, seed));
    return async function* (number, seed) {
      const { copied, led, choices } = yield* scaled(tried(seed), 0, number === 0 ? 0.95 : 0);
      if (number === 0) sayChosen(asked.say, choices);
      const other = number % 2 === 1;
      const proposals = choices.map(({ proposal, better }) => (better === other ? proposal : null));
      if (number === 0 || (number === 1 && choices.some(({ proposal }) => proposal !== null))) {
        if (proposals.every((proposal) => proposal === null)) return copied;
        if (proposals.every((proposal, i) => proposal === choices[i]?.proposal)) return led;
      }
      return yield* scaled(byPatches(asked, seed, proposals), number === 0 ? 0.95 : 0, 1);
    };
  },
  neural: (asked) => {
    const proposed = once(() => proposeAll(asked, { sharp: true, narrow: false }));
    return async function* (number, seed) {
      const proposals = yield* scaled(proposed(seed), 0, PROPOSING);
      return yield* scaled(byPatches(asked, seed, proposals), number === 0 ? PROPOSING : 0, 1);
    };
  },
  patchmatch: (asked) => (_, seed) => byPatches(asked, seed),
  content: (asked) => {
    const proposed = once(() => proposeAll(asked, { sharp: false, narrow: true }));
    return async function* (_, seed) {
      const { width, height } = asked.picture;
      const marks = marksOf(asked);
      return layProposals(asked.picture, marks, cells(marks, width, height), yield* proposed(seed));
    };
  },
};

// oxlint-disable-next-line typescript/require-await
async function* byPatches(
  { picture, hole, drawn }: Asked,
  seed: number,
  proposals?: readonly (Proposal | null)[],
): Variation {
  const steps = fill(picture, hole, { ...drawn, seed, ...(proposals && { proposals }) });
  let next = steps.next();
  for (; !next.done; next = steps.next()) yield { ...next.value, stage: 'filling' };
  return next.value;
}

/** What there is to choose from for a cell of the hole. */
interface Choice {
  readonly proposal: Proposal | null;
  /** It is better filled by patches alone. */
  readonly better: boolean;
}

interface Tried {
  /** The picture as patches alone fill it. */
  readonly copied: Pixels;
  /** As they fill it where what the network proposes leads them. */
  readonly led: Pixels;
  /** For each cell. */
  readonly choices: readonly Choice[];
}

async function* tryBoth(asked: Asked, seed: number): AsyncGenerator<MethodProgress, Tried, void> {
  const { hole, runtime, say } = asked;
  const copied = yield* scaled(byPatches(asked, seed), 0, COPYING);
  const proposals = yield* scaled(proposeAll(asked, { sharp: false, narrow: false }), COPYING, PROPOSED);
  if (proposals.every((proposal) => proposal === null)) {
    return { copied, led: copied, choices: proposals.map((proposal) => ({ proposal, better: true })) };
  }
  const led = yield* scaled(byPatches(asked, seed, proposals), PROPOSED, 1);
  const network = await loadLossnet(runtime);
  const shut = shutOf(asked);
  const choices: Choice[] = [];
  for (const proposal of proposals) {
    const better =
      proposal === null || (await betterCopied(runtime, network, { copied, led }, hole, shut, proposal, say));
    choices.push({ proposal, better });
  }
  return { copied, led, choices };
}

/** Work that is done by whoever asks first; all others get what it made. */
function once<T>(work: (seed: number) => AsyncGenerator<MethodProgress, T, void>) {
  let made: { readonly value: T } | null = null;
  return async function* (seed: number): AsyncGenerator<MethodProgress, T, void> {
    made ??= { value: yield* work(seed) };
    return made.value;
  };
}

async function* scaled<T>(
  steps: AsyncGenerator<MethodProgress, T, void>,
  from: number,
  to: number,
): AsyncGenerator<MethodProgress, T, void> {
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) {
    yield { ...next.value, fraction: from + (to - from) * next.value.fraction };
  }
  return next.value;
}

/** Says nothing where there was nothing to choose between. */
function sayChosen(say: Say, choices: readonly Choice[]): void {
  if (choices.every(({ proposal }) => proposal === null)) return;
  const neural = choices.filter(({ better }) => !better).length;
  say(note('fill-chosen', { neural, patchmatch: choices.length - neural }));
}
