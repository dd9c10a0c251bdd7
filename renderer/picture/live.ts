import type { Rect } from '../pixels/rect.ts';
import { presentOf } from './document.ts';
import type { Picture } from './document.ts';
import { commitIn, useDocuments } from './store.ts';

/**
 * What the canvas shows while a gesture lasts, past React: a drag or a stroke puts its unfinished picture
 * here many times a second, and commits once, at its end.
 */
let showing: { readonly id: string; readonly picture: Picture } | null = null;

type Listener = (change: Rect | null) => void;
const listeners = new Set<Listener>();

/** The picture as it is shown now, unfinished gestures included. */
export function liveOf(id: string): Picture | null {
  if (showing?.id === id) return showing.picture;
  const document = useDocuments.getState().documents.find((each) => each.id === id);
  return document ? presentOf(document) : null;
}

/** Whether a gesture shows what is not yet a step. */
export function isUnfinished(id: string): boolean {
  const document = useDocuments.getState().documents.find((each) => each.id === id);
  return document !== undefined && liveOf(id) !== presentOf(document);
}

/** Resolves once no gesture is under way: it would end on the picture that it began with, and undo what came between. */
export function gestureOver(id: string): Promise<void> {
  if (!isUnfinished(id)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = onLive(() => {
      if (isUnfinished(id)) return;
      stop();
      resolve();
    });
  });
}

/** Shows an unfinished picture in place of the present one. */
export function showLive(id: string, picture: Picture): void {
  showing = { id, picture };
  tell(null);
}

/**
 * Says that a stroke wrote into tiles which the live picture already holds. Only this part is drawn anew,
 * so the cost of a stroke is that of what it touches.
 */
export function touchLive(rect: Rect): void {
  tell(rect);
}

/** Gives the gesture up: the present picture is shown again. */
export function dropLive(): void {
  if (!showing) return;
  showing = null;
  tell(null);
}

/** Ends the gesture: its picture becomes a step of the history. */
export function commitLive(id: string, label: string, picture: Picture, gesture: string | null = null): void {
  showing = null;
  commitIn(id, label, picture, gesture);
  tell(null);
}

/** Hears of every live change: the rectangle that was touched, or null for any other change. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(change: Rect | null): void {
  for (const listener of listeners) listener(change);
}
