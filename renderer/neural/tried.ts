import { create } from 'zustand';
import type { OpenDocument } from '../picture/document.ts';

interface Tried {
  readonly document: string;
  /** Lies over all of the picture; for the screen. */
  readonly picture: CanvasImageSource;
}

/** What a tool would make of a picture, shown over it for as long as the person rests where that is chosen. */
const useShown = create<{ readonly tried: Tried | null }>(() => ({ tried: null }));

export function showTried(tried: Tried | null): void {
  useShown.setState({ tried });
}

export function useTried({ id }: OpenDocument): CanvasImageSource | null {
  return useShown(({ tried }) => (tried?.document === id ? tried.picture : null));
}
