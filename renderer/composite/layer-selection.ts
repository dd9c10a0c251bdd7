import { presentOf } from '../picture/document.ts';
import type { Picture } from '../picture/document.ts';
import { onSettled } from '../picture/drafts.ts';
import { putSelection } from '../picture/selection.ts';
import { findLayer } from '../picture/tree.ts';
import { luminosity } from '../pixels/mask/colour-range.ts';
import { combine } from '../pixels/mask/combine.ts';
import type { Mode } from '../pixels/mask/combine.ts';
import { alphaOf } from '../pixels/mask/layer-alpha.ts';
import { documentRect, within } from '../pixels/mask/tiles.ts';
import type { Raster } from '../pixels/raster.ts';
import { flatten } from './flatten.ts';

/** Brings what a layer covers to the selection of the picture in front; a group covers what its layers do. */
export function layerToSelection(id: string, mode: Mode = 'replace'): void {
  load(mode, (picture) => {
    const layer = findLayer(picture.layers, id);
    if (layer?.kind === 'raster') return alphaOf(layer.pixels, picture);
    if (layer?.kind !== 'group') return null;
    const rect = documentRect(picture);
    return luminosity((part) => white(flatten(layer.layers, part, rect)), picture);
  });
}

/** Brings a layer's mask to the selection. */
export function maskToSelection(id: string, mode: Mode = 'replace'): void {
  load(mode, (picture) => {
    const mask = findLayer(picture.layers, id)?.mask;
    return mask ? within(mask.pixels, picture) : null;
  });
}

/** Selects what is bright in all that is seen, by how bright it is. */
export function luminosityToSelection(mode: Mode = 'replace'): void {
  load(mode, (picture) =>
    luminosity((part) => flatten(picture.layers, part, documentRect(picture)), picture),
  );
}

function load(mode: Mode, of: (picture: Picture) => Raster | null): void {
  onSettled((document) => {
    const picture = presentOf(document);
    const shape = of(picture);
    if (shape) putSelection(document.id, 'loadSelection', combine(picture.selection, shape, mode, picture));
  });
}

/** The same alpha, in white. */
function white(pixels: Uint8ClampedArray): Uint8ClampedArray {
  return pixels.map((value, i) => (i % 4 === 3 ? value : 255));
}
