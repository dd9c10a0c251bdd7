import { perform } from '../actions/registry.ts';
import { flattenPicture } from '../composite/flatten.ts';
import type { Size } from '../picture/reframe/reframe.ts';
import { canvasOf } from '../picture/reframe/reframe.ts';
import { quadOf } from '../pixels/affine.ts';
import type { Affine } from '../pixels/affine.ts';
import { selectBy } from '../pixels/mask/colour-range.ts';
import { combine } from '../pixels/mask/combine.ts';
import { invert } from '../pixels/mask/invert.ts';
import { polygon } from '../pixels/mask/polygon.ts';
import { documentRect, fullTile, isNothing, selectionOf, tidy, tileFrom } from '../pixels/mask/tiles.ts';
import { read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand } from '../pixels/rect.ts';
import { slowStepIn } from '../workers/slow-step.ts';
import { outOfFrame, uprightRect } from './crop-frame.ts';
import type { Frame } from './crop-frame.ts';

/** Whether a frame shows anything past the picture. */
export function reachesPast(frame: Frame, { width, height }: Size): boolean {
  const slip = 1e-6;
  return quadOf(uprightRect(frame))
    .map((corner) => outOfFrame(frame, corner))
    .some(({ x, y }) => x < -slip || y < -slip || x > width + slip || y > height + slip);
}

/** How far within its edges a resampled picture may not be whole, pixels. */
const edge = 3;

/** What lies past the edges of a picture that went so, or on them, selected where anything is left uncovered. */
export function cornersOf(before: Size, map: Affine, covered: Raster, size: Size): Raster {
  const inside = quadOf(expand(canvasOf(before), -edge), map);
  const open = selectionOf(documentRect(size), (part, key, place) => {
    if (covered.tiles.get(key) === fullTile) return null;
    const left = read(covered, part).map((share) => (share < 255 ? 255 : 0));
    return tidy(tileFrom(left, part, part, place));
  });
  return combine(open, invert(polygon(inside, size, true), size), 'intersect', size);
}

/**
 * Fills the corners that a crop left empty.
 *
 * @param before the picture's size until then.
 * @param map where everything went.
 */
export async function fillCorners(id: string, before: Size, map: Affine): Promise<void> {
  const selected = await slowStepIn(id, 'selectCorners', function* (picture) {
    const covered = yield* selectBy(yield* flattenPicture(picture), picture, { kind: 'alpha' });
    const selection = cornersOf(before, map, covered, picture);
    return { ...picture, selection: isNothing(selection) ? null : selection };
  });
  if (selected) perform('erase-and-fill');
}
