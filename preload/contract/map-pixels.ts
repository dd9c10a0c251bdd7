import type { Layer, LayeredDocument } from './document.ts';

/** The same document with its pixels held in another way. */
export function mapPixels<P, Q>(document: LayeredDocument<P>, change: (pixels: P) => Q): LayeredDocument<Q> {
  return {
    ...document,
    layers: document.layers.map((layer) => mapLayer(layer, change)),
    selection: document.selection && change(document.selection),
    savedSelections: document.savedSelections.map(({ name, pixels }) => ({ name, pixels: change(pixels) })),
  };
}

function mapLayer<P, Q>(layer: Layer<P>, change: (pixels: P) => Q): Layer<Q> {
  const mask = layer.mask && { ...layer.mask, pixels: change(layer.mask.pixels) };
  switch (layer.kind) {
    case 'raster':
      return { ...layer, mask, pixels: change(layer.pixels) };
    case 'group':
      return { ...layer, mask, layers: layer.layers.map((each) => mapLayer(each, change)) };
    case 'adjustment':
      return { ...layer, mask };
  }
}
