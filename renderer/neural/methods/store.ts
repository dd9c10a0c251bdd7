import { create } from 'zustand';
import type { Failure, Hash } from '../../../preload/contract/index.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Size } from '../../view/viewport.ts';
import { usualMethods } from './methods.ts';
import type { Factor, MethodId } from './methods.ts';
import type { Numbers } from './numbers.ts';

/** How far one method is with the part that is compared. */
export type Outcome =
  | { readonly state: 'waiting' }
  /** `job` says how far, once there is one. */
  | { readonly state: 'working'; readonly job: string | null }
  | { readonly state: 'done'; readonly pixels: Hash; readonly numbers: Judgement }
  | { readonly state: 'failed'; readonly error: Failure }
  | { readonly state: 'stopped' };

/** What the numbers say, where there is an original to compare with. */
export type Judgement =
  | { readonly state: 'none' }
  | { readonly state: 'measuring' }
  | { readonly state: 'known'; readonly numbers: Numbers }
  | { readonly state: 'failed'; readonly error: Failure };

/** One part of the picture as the methods enlarged it. */
export interface Comparison {
  /** Of every result, and of the original. */
  readonly size: Size;
  /** The part as it was, where it was shrunk before it was enlarged. */
  readonly original: Hash | null;
  readonly outcomes: Readonly<Partial<Record<MethodId, Outcome>>>;
}

export interface MethodsState {
  readonly factor: Factor;
  /** Whether the part is shrunk first, so that what is enlarged has an original. */
  readonly known: boolean;
  readonly ticked: readonly MethodId[];
  /** The part of the picture that is compared; null until a picture is there. */
  readonly crop: Rect | null;
  /** Null until something was compared. */
  readonly comparison: Comparison | null;
  readonly working: boolean;
}

export const useMethods = create<MethodsState>(() => ({
  factor: 2,
  known: false,
  ticked: usualMethods,
  crop: null,
  comparison: null,
  working: false,
}));

export function tick(id: MethodId, on: boolean): void {
  useMethods.setState(({ ticked }) => ({
    ticked: on ? [...ticked, id] : ticked.filter((other) => other !== id),
  }));
}

export function setOutcome(id: MethodId, outcome: Outcome): void {
  useMethods.setState(({ comparison }) =>
    comparison ? { comparison: { ...comparison, outcomes: { ...comparison.outcomes, [id]: outcome } } } : {},
  );
}
