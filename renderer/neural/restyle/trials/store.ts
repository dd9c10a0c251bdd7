import { create } from 'zustand';
import type { Subject } from './subject.ts';

/** What came of a trial: null where there was nothing to be seen. */
export interface Trial {
  readonly of: Subject;
  readonly bitmap: ImageBitmap | null;
}

interface TrialsState {
  /** What styles are tried on now; null where there is nothing. */
  readonly subject: Subject | null;
  /** By the style's key: as its tile shows it, older ones until a newer one is there. */
  readonly tiles: Readonly<Record<string, Trial>>;
  /** The same as the canvas shows it: the last few. */
  readonly large: Readonly<Record<string, Trial>>;
  /** Why a style can't be tried, in the person's words. */
  readonly failures: Readonly<Record<string, string>>;
  /** How often styles have become others, by their keys. */
  readonly renewed: Readonly<Record<string, number>>;
  /** The style on whose tile the person rests. */
  readonly rested: string | null;
}

export const useTrials = create<TrialsState>(() => ({
  subject: null,
  tiles: {},
  large: {},
  failures: {},
  renewed: {},
  rested: null,
}));

/** How many large ones are remembered: of each 1.2 MB. */
const most = 8;

/** What was made is remembered, as far as there is room. */
export function keepTrial(use: 'tile' | 'canvas', key: string, trial: Trial): void {
  useTrials.setState(({ tiles, large }) => {
    if (use === 'tile') return { tiles: { ...tiles, [key]: trial } };
    const others = Object.entries(large).filter(([other, { of }]) => other !== key && of === trial.of);
    return { large: Object.fromEntries([...others, [key, trial] as const].slice(-most)) };
  });
}

/** A style has become another one under its key. What it made of the picture stays in sight until it is renewed. */
export function forgetTrial(key: string): void {
  useTrials.setState(({ tiles, large, failures, renewed }) => {
    const { [key]: tile } = tiles;
    return {
      // Of a subject that nothing else is of, it is an earlier one.
      tiles: tile ? { ...tiles, [key]: { ...tile, of: { ...tile.of } } } : tiles,
      large: without(large, key),
      failures: without(failures, key),
      renewed: { ...renewed, [key]: (renewed[key] ?? 0) + 1 },
    };
  });
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** Turns to another subject. What was tried on an earlier state of the same picture stays in sight until it is renewed. */
export function turnTo(subject: Subject | null): void {
  useTrials.setState(({ subject: before, tiles }) => ({
    ...{ subject, large: {}, failures: {} },
    tiles: subject && before?.document === subject.document ? tiles : {},
  }));
}

/** The person rests on a style's tile, or on none any more. */
export function restOn(key: string | null): void {
  if (useTrials.getState().rested !== key) useTrials.setState({ rested: key });
}
