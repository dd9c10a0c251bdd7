import type { OpenDocument, Picture, PictureLayer } from './document.ts';
import { presentOf } from './document.ts';
import { activeDocument, amendIn, commitIn } from './store.ts';
import { layerInHand } from './tree.ts';

/** A step on the picture in front. */
export function step(
  label: string,
  next: (picture: Picture) => Picture,
  gesture: string | null = null,
): void {
  const document = activeDocument();
  if (document) commitIn(document.id, label, next(presentOf(document)), gesture);
}

/** A change of the picture in front that is no step. */
export function amend(next: (picture: Picture) => Picture): void {
  const document = activeDocument();
  if (document) amendIn(document.id, next);
}

/** The picture in front, and its layer in hand. */
export function inHand(): {
  readonly document: OpenDocument;
  readonly picture: Picture;
  readonly layer: PictureLayer;
} | null {
  const document = activeDocument();
  const picture = document && presentOf(document);
  const layer = picture && layerInHand(picture);
  return layer ? { document, picture, layer } : null;
}
