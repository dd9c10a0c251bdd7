import type { LayeredDocument, StoredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { mapPixels } from '../../preload/contract/map-pixels.ts';
import { rastersOf } from '../../preload/contract/rasters-of.ts';

/** The document with its pixels held in another way, which takes its time: one raster after the other. */
export async function mapLater<P, Q>(
  document: LayeredDocument<P>,
  change: (pixels: P) => Promise<Q>,
): Promise<LayeredDocument<Q>> {
  const changed = new Map<P, Q>();
  for (const pixels of rastersOf(document)) {
    if (!changed.has(pixels)) changed.set(pixels, await change(pixels));
  }
  return mapPixels(document, (pixels) => {
    const found = changed.get(pixels);
    if (found === undefined) throw new Error('A raster of the document was passed over.');
    return found;
  });
}

/** The schema's arrays are those of JSON, which anybody may write to. */
export function writable(document: LayeredDocument<StoredRaster>): StoredDocument {
  const { layers, selected, savedSelections, guides } = document;
  return {
    ...document,
    layers: [...layers],
    selected: [...selected],
    savedSelections: [...savedSelections],
    guides: [...guides],
  };
}
