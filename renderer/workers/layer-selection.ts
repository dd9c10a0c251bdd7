import { report } from '../base/notices.ts';
import { flattenPicture, flattenRect } from '../composite/flatten.ts';
import type { Picture } from '../picture/document.ts';
import { withSelection } from '../picture/selection.ts';
import { activeDocument } from '../picture/store.ts';
import { findLayer } from '../picture/tree.ts';
import { selectBy } from '../pixels/mask/colour-range.ts';
import { combine } from '../pixels/mask/combine.ts';
import type { Mode } from '../pixels/mask/combine.ts';
import { documentRect, within } from '../pixels/mask/tiles.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Work } from '../pixels/work.ts';
import { slowStepIn } from './slow-step.ts';

/** Brings what a layer covers to the selection of the picture in front; a group covers what its layers do. */
export function layerToSelection(id: string, mode: Mode = 'replace'): void {
  load(mode, function* (picture) {
    const layer = findLayer(picture.layers, id);
    if (!layer || layer.kind === 'adjustment') return null;
    const rect = documentRect(picture);
    const pixels = layer.kind === 'raster' ? layer.pixels : yield* flattenRect(layer.layers, rect, rect);
    return yield* selectBy(pixels, picture, { kind: 'alpha' });
  });
}

/** Brings a layer's mask to the selection. */
export function maskToSelection(id: string, mode: Mode = 'replace'): void {
  load(mode, function* (picture) {
    yield [];
    const mask = findLayer(picture.layers, id)?.mask;
    return mask ? within(mask.pixels, picture) : null;
  });
}

/** Selects what is bright in all that is seen, by how bright it is. */
export function luminosityToSelection(mode: Mode = 'replace'): void {
  load(mode, function* (picture) {
    return yield* selectBy(yield* flattenPicture(picture), picture, { kind: 'luminosity' });
  });
}

function load(mode: Mode, of: (picture: Picture) => Work<Raster | null>): void {
  const document = activeDocument();
  if (!document) return;
  slowStepIn(document.id, 'loadSelection', function* (picture) {
    const shape = yield* of(picture);
    if (!shape) return picture;
    return withSelection(picture, combine(picture.selection, shape, mode, picture));
  }).catch(report);
}
