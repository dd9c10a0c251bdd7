import { report } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import { putSelection, withSelection } from '../picture/selection.ts';
import { documentOf } from '../picture/store.ts';
import { combine } from '../pixels/mask/combine.ts';
import type { Mode } from '../pixels/mask/combine.ts';
import { feather } from '../pixels/mask/feather.ts';
import type { Raster } from '../pixels/raster.ts';
import { slowStepIn } from '../workers/slow-step.ts';

/** Brings a new shape to the selection of a document. */
export function applyShape(id: string, shape: Raster, mode: Mode, softness = 0): void {
  if (softness > 0) {
    slowStepIn(id, 'select', function* (picture) {
      const soft = yield* feather(shape, picture, softness);
      return withSelection(picture, combine(picture.selection, soft, mode, picture));
    }).catch(report);
    return;
  }
  const document = documentOf(id);
  if (!document) return;
  const picture = presentOf(document);
  putSelection(id, 'select', combine(picture.selection, shape, mode, picture));
}
