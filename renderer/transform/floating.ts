import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../picture/document.ts';
import { boundsOf } from '../picture/reframe/bounds.ts';
import { changeLayer, layerInHand } from '../picture/tree.ts';
import { moveRaster } from '../pixels/raster.ts';
import { isEmpty } from '../pixels/rect.ts';
import { lay, lift } from '../pixels/transform/float.ts';
import type { Lifted } from '../pixels/transform/float.ts';

/** Selected pixels that were lifted off their layer, which still may go elsewhere. */
export interface Floating {
  readonly picture: Picture;
  readonly layer: PixelLayer;
  readonly lifted: Lifted;
  /** How far they were moved so far. */
  readonly dx: number;
  readonly dy: number;
}

/** What was moved last, by the picture that came of it: while that stands, it floats on what lay beneath. */
let last: { readonly result: Picture; readonly floating: Floating } | null = null;

/** The selected pixels of the layer in hand, lifted; null where there are none. */
export function liftSelected(document: OpenDocument): Floating | null {
  const picture = presentOf(document);
  if (last?.result === picture) return last.floating;
  const layer = layerInHand(document);
  if (layer?.kind !== 'raster' || !picture.selection) return null;
  const lifted = lift(layer.pixels, picture.selection);
  return isEmpty(boundsOf(lifted.floating)) ? null : { picture, layer, lifted, dx: 0, dy: 0 };
}

/** The picture with what floats moved on, and the selection with it. */
export function moveFloating(floating: Floating, dx: number, dy: number): Picture {
  const { picture, layer, lifted } = floating;
  const [x, y] = [floating.dx + dx, floating.dy + dy];
  const pixels = lay(moveRaster(lifted.floating, x, y), lifted.rest);
  return {
    ...changeLayer(picture, layer.id, () => ({ ...layer, pixels, origin: null })),
    selection: picture.selection && moveRaster(picture.selection, x, y),
  };
}

/** Remembers what floats where a step put it, so that the next goes on from there. */
export function keepFloating(floating: Floating, dx: number, dy: number, result: Picture): void {
  last = { result, floating: { ...floating, dx: floating.dx + dx, dy: floating.dy + dy } };
}
