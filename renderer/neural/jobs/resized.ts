import i18next from 'i18next';
import type { Profile } from '../../../preload/colour/profile.ts';
import type { OpenedPicture } from '../../../preload/contract/index.ts';
import type { Made } from '../../../preload/contract/recipe.ts';
import { stemOf } from '../../base/file-name.ts';
import { pictureOf, presentOf, rasterLayer } from '../../picture/document.ts';
import type { OpenDocument, Picture, PixelLayer } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { imageSize, reframe, tooLarge, workOf } from '../../picture/reframe/reframe.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { addDocument, commitIn, describeIn } from '../../picture/store.ts';
import { changeLayer, findLayer, rebuild } from '../../picture/tree.ts';
import { emptyRaster } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { carryOut } from '../../workers/carry-out.ts';
import { tellOfPixels } from '../../workers/reframe-step.ts';
import { isStill } from '../../workers/slow-step.ts';
import { recipeTitle } from '../recipe/summary.ts';
import { stating } from './stating.ts';
import type { Origin } from './store.ts';

/** A result with a size of its own. */
export interface Resized extends Size {
  /** Its stored pixels, in their full depth. */
  readonly stored: string;
  readonly raster: Raster;
  readonly made: Made;
}

/**
 * Resizes the picture with all its layers to the result's size and puts the result in, as one step: above the
 * layer that it was made from, as that looked, and hides that, whose soft edges would show through; or in the
 * place of the pixels of a layer that is made anew. False where the picture can't become that size, or where
 * the person stopped it.
 */
export async function resizeInto(document: OpenDocument, result: Resized, origin: Origin): Promise<boolean> {
  const before = presentOf(document);
  if (!isOfOneShape(before, origin)) return false;
  const { replaces } = origin;
  // Pixels that are replaced anyhow need not be resampled first.
  const without =
    replaces === null ? before : changePixels(before, replaces, { pixels: emptyRaster(4), origin: null });
  const reframing = imageSize(before, result);
  if (tooLarge(without, reframing)) return false;
  const after = await carryOut(reframe(without, reframing, 'lanczos'), workOf(without, reframing));
  await settled(document.id, 'result');
  if (!after || !isStill(document.id, before)) return false;
  const made = { pixels: result.raster, origin: { kind: 'neural', made: result.made } } as const;
  const anew = replaces !== null && findLayer(after.layers, replaces) !== null;
  const picture = anew ? changePixels(after, replaces, made) : addAbove(after, made, origin);
  commitIn(document.id, anew ? 'rework' : origin.recipe.tool, stating(picture, origin.recipe));
  if (anew) renameAfter(document, before, result);
  if (before.width !== result.width || before.height !== result.height) tellOfPixels(without.layers);
  return true;
}

/** Whether a picture has the proportions still that it had when the work on it began: none may be cut off or turned. */
function isOfOneShape(picture: Size, { width, height }: Size): boolean {
  return Math.abs(picture.width * height - picture.height * width) <= Math.max(picture.width, picture.height);
}

function changePixels(picture: Picture, id: string, change: Pick<PixelLayer, 'pixels' | 'origin'>): Picture {
  return changeLayer(picture, id, (layer) => (layer.kind === 'raster' ? { ...layer, ...change } : layer));
}

function addAbove(
  picture: Picture,
  { pixels, origin: neural }: Pick<PixelLayer, 'pixels' | 'origin'>,
  { above, source, recipe }: Origin,
): Picture {
  const title = recipeTitle(recipe, i18next.language);
  const below = source === 'layer' ? findLayer(picture.layers, above) : null;
  if (below?.kind !== 'raster') {
    const layer = rasterLayer(title, pixels, { origin: neural });
    return { ...picture, layers: [...picture.layers, layer] };
  }
  const { opacity, blend, mask, clipped } = below;
  const layer = rasterLayer(title, pixels, { origin: neural, opacity, blend, mask, clipped });
  const layers = rebuild(picture.layers, (each) =>
    each.id === below.id ? [{ ...each, visible: false }, layer] : [each],
  );
  return { ...picture, layers };
}

/**
 * Opens a result beside the picture that it was made from. It carries that one's metadata, and while it alone
 * is shown it is exported in its full depth. Returns the new document's id.
 */
export function openBeside(
  from: OpenDocument,
  result: Resized,
  { recipe }: Origin,
  profile: Profile | undefined,
): string {
  const { width, height, raster, made, stored } = result;
  const layer = rasterLayer(recipeTitle(recipe, i18next.language), raster, {
    origin: { kind: 'neural', made },
  });
  return addDocument({
    name: nameOf(from, result),
    picture: stating(pictureOf(width, height, [layer], profile), recipe),
    photo: from.photo && photoOf(from.photo, result),
    photoRaster: raster,
    unsaved: true,
    label: recipe.tool,
  });

  function photoOf(photo: OpenedPicture, { made: { image } }: Resized): OpenedPicture {
    const depth = image === photo.pixels ? photo.depth : 8;
    return { ...photo, profile, name: nameOf(from, result), pixels: stored, width, height, depth, notes: [] };
  }
}

/** `photo ×2.5` */
function nameOf({ name }: OpenDocument, result: Resized): string {
  return `${stemOf(name)}${factorOf(result, result.made)}`;
}

/** A document that is named after its size, and was never saved, is named after the new one. */
function renameAfter({ id, name, file }: OpenDocument, before: Size, result: Resized): void {
  const ending = factorOf(before, result.made);
  if (file !== null || !name.endsWith(ending)) return;
  describeIn(id, { name: name.slice(0, -ending.length) + factorOf(result, result.made) });
}

function factorOf({ width, height }: Size, { imageSize: from }: Made): string {
  const factor = from ? Math.max(width, height) / Math.max(from.width, from.height) : 1;
  return ` ×${Math.round(factor * 100) / 100}`;
}
