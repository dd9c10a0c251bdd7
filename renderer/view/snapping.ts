import type { Guide } from '../../preload/contract/document.ts';
import type { Picture } from '../picture/document.ts';
import { useGuidance } from './guidance.ts';
import { targetsOf } from './snap.ts';
import type { Targets } from './snap.ts';
import { useCanvas } from './store.ts';
import type { Box } from './viewport.ts';

/** How near something must come to snap, CSS pixels. */
const reach = 6;

/**
 * What things snap to now: guides that are seen, the picture's edges and middle, and the other boxes given.
 * Nothing while snapping is off. Take it once, as a gesture begins.
 */
export function snapTargets(picture: Picture, others: readonly Box[] = []): Targets {
  const { snapping, guides } = useGuidance.getState();
  return snapping ? targetsOf(picture, guides ? picture.guides : [], others) : { x: [], y: [] };
}

/** The tolerance in pixels of the document, at the scale it is seen at. */
export function snapTolerance(): number {
  return reach / useCanvas.getState().view.scale;
}

type Listener = () => void;
let lines: readonly Guide[] = [];
const listeners = new Set<Listener>();

/** Shows the lines that something lies on while it is moved; none takes them away. */
export function showSnapLines(next: readonly Guide[]): void {
  if (next.length === 0 && lines.length === 0) return;
  lines = next;
  for (const listener of listeners) listener();
}

export function snapLines(): readonly Guide[] {
  return lines;
}

export function onSnapLines(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
