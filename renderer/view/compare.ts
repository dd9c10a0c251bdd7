import { create } from 'zustand';

interface CompareState {
  /** The original is shown while the key is held. */
  readonly peeking: boolean;
  /** Before and after side by side, with a divider. */
  readonly split: boolean;
  /** Where the divider stands, 0 (left) to 1 (right) of the canvas: within reach however far in the picture. */
  readonly at: number;
}

export const useCompare = create<CompareState>(() => ({ peeking: false, split: false, at: 0.5 }));

export function peek(peeking: boolean): void {
  useCompare.setState({ peeking });
}

export function toggleSplit(): void {
  useCompare.setState(({ split }) => ({ split: !split, at: 0.5 }));
}

export function moveDivider(at: number): void {
  useCompare.setState({ at: Math.min(1, Math.max(0, at)) });
}
