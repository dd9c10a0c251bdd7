import type { LayerOf, PictureOf } from './document.ts';

/** Every raster of a document, however its pixels are held: of layers, masks and selections. */
export function* rastersOf<P>(document: PictureOf<P>): Generator<P> {
  yield* rastersIn(document.layers);
  if (document.selection) yield document.selection;
  for (const { pixels } of document.savedSelections) yield pixels;
}

/** Every raster of layers and of what they hold. */
export function* rastersIn<P>(layers: readonly LayerOf<P>[]): Generator<P> {
  for (const layer of layers) {
    if (layer.kind === 'raster') yield layer.pixels;
    if (layer.mask) yield layer.mask.pixels;
    if (layer.kind === 'group') yield* rastersIn(layer.layers);
  }
}
