import { flattenPicture } from '../../composite/flatten.ts';
import type { Picture } from '../../picture/document.ts';
import { withSelection } from '../../picture/selection.ts';
import { changeLayer, findLayer, isLocked } from '../../picture/tree.ts';
import { combine } from '../../pixels/mask/combine.ts';
import { refine } from '../../pixels/mask/refine.ts';
import type { Refining } from '../../pixels/mask/refine.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Work } from '../../pixels/work.ts';

/** What pictures look like as a whole, as long as somebody tries numbers on them. */
const flat = new WeakMap<Picture, Raster>();

/** A picture's selection, refined by what is seen in it. */
export function* refinedIn(picture: Picture, selection: Raster, how: Refining): Work<Raster> {
  const seen = flat.get(picture) ?? (yield* flattenPicture(picture));
  flat.set(picture, seen);
  return yield* refine(selection, seen, picture, how);
}

/** Whether a layer may be given a mask of what is selected. */
export function mayMask({ layers }: Picture, layer: string | null): layer is string {
  return layer !== null && findLayer(layers, layer) !== null && !isLocked(layers, layer);
}

/** The picture with a selection as that layer's mask, within the mask that it has, or as the selection. */
export function putRefined(picture: Picture, selection: Raster, layer: string | null): Picture {
  if (layer === null || !mayMask(picture, layer)) return withSelection(picture, selection);
  const masked = changeLayer(picture, layer, (own) => {
    const pixels = own.mask ? combine(own.mask.pixels, selection, 'intersect', picture) : selection;
    return { ...own, mask: { pixels, enabled: true } };
  });
  return { ...masked, selection: null };
}
