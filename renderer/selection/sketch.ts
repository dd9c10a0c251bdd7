import type { Corner } from '../pixels/mask/polygon.ts';

/**
 * What a selection tool draws while it works, past React: the shape that is being drawn, or how far
 * the selection's own outline was dragged.
 */
export type Sketch =
  | { readonly kind: 'line'; readonly points: readonly Corner[]; readonly closed: boolean }
  | { readonly kind: 'moved'; readonly dx: number; readonly dy: number };

let shown: Sketch | null = null;
const listeners = new Set<() => void>();

export function sketch(): Sketch | null {
  return shown;
}

export function showSketch(next: Sketch | null): void {
  if (shown === null && next === null) return;
  shown = next;
  for (const listener of listeners) listener();
}

export function onSketch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
