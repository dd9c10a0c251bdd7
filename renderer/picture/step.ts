import type { Hand, OpenDocument, Picture, PictureLayer } from './document.ts';
import { presentOf } from './document.ts';
import { onSettled } from './drafts.ts';
import { activeDocument, commitIn, takeInHand } from './store.ts';
import { layerInHand } from './tree.ts';

/** A step on the picture in front. */
export function step(
  label: string,
  next: (picture: Picture, hand: Hand) => Picture,
  gesture: string | null = null,
): void {
  onSettled((document) => {
    commitIn(document.id, label, next(presentOf(document), document), gesture);
  });
}

/** Takes layers of the picture in front in hand. */
export function take(next: (picture: Picture, hand: Hand) => readonly string[]): void {
  onSettled(({ id }) => {
    takeInHand(id, next);
  });
}

/** The picture in front, and its layer in hand. */
export function inHand(): {
  readonly document: OpenDocument;
  readonly picture: Picture;
  readonly layer: PictureLayer;
} | null {
  const document = activeDocument();
  const layer = document && layerInHand(document);
  return layer ? { document, picture: presentOf(document), layer } : null;
}
