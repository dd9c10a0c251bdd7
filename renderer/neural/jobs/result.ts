import i18next from 'i18next';
import type { Profile } from '../../../preload/colour/profile.ts';
import type { Job, StoredPicture } from '../../../preload/contract/index.ts';
import type { Made } from '../../../preload/contract/recipe.ts';
import { notify } from '../../base/notices.ts';
import { insertLayers, placeOver, removeLayers } from '../../picture/arrange.ts';
import { presentOf, rasterLayer } from '../../picture/document.ts';
import type { OpenDocument, Picture } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { fetchMask, fetchRaster } from '../../picture/fetch-pixels.ts';
import type { FetchedRaster } from '../../picture/fetch-pixels.ts';
import { freshName } from '../../picture/names.ts';
import { activate, closeDocument, commitIn, documentOf, undoIn, useDocuments } from '../../picture/store.ts';
import { changeLayer, findLayer } from '../../picture/tree.ts';
import { scaling } from '../../pixels/affine.ts';
import { convertRaster } from '../../pixels/colours.ts';
import type { Raster } from '../../pixels/raster.ts';
import { transformRaster } from '../../pixels/resample/resample.ts';
import { carryOutIn } from '../../workers/carry-out.ts';
import { workers } from '../../workers/pool.ts';
import { recipeTitle } from '../recipe/summary.ts';
import type { PicturesJob } from './choices.ts';
import { openBeside, resizeInto } from './resized.ts';
import { stating } from './stating.ts';
import { imageOf } from './store.ts';
import type { Origin } from './store.ts';
import { tellDrawnUp } from './tell.ts';

/** A job that came to its end with a picture. */
export type PictureJob = Extract<Job, { state: 'done' }> & { readonly result: { readonly kind: 'picture' } };

/** The job with the one picture that it made; null where it made something else, or several. */
export function singleOf(job: Extract<Job, { state: 'done' }>): PictureJob | null {
  const { result } = job;
  if (result.kind === 'picture') return { ...job, result };
  if (result.kind !== 'pictures') return null;
  const [only, ...others] = result.pictures;
  return only && others.length === 0 ? withPicture({ ...job, result }, only) : null;
}

/** A job that made several pictures, as if it had made this one alone. */
export function withPicture(job: PicturesJob, picture: StoredPicture): PictureJob {
  const { part } = job.result;
  return { ...job, result: { kind: 'picture', ...picture, part } };
}

/** The document that a result went into, and whether the person who waited for it sees it there. */
export interface Placed {
  readonly document: string;
  readonly seen: boolean;
  /** Takes it out again. */
  readonly takeBack: () => void;
}

/** Puts a result where it goes; null where the document it was made from is gone. That may have changed meanwhile. */
export async function placeResult(
  job: PictureJob,
  origin: Origin,
  unfinished?: Made['unfinished'],
): Promise<Placed | null> {
  const { part } = job.result;
  const fetched = await fetchRaster(job.result.pixels, part);
  const cover = part ? await fetchMask(part.mask, part) : null;
  await settled(origin.document, 'result');
  const document = documentOf(origin.document);
  if (!document) return null;
  const profile = imageOf(job)?.profile;
  const inOwn = {
    ...fetched,
    raster: await recoloured(fetched.raster, profile, presentOf(document).profile),
  };
  const { active } = useDocuments.getState();
  const seen = document.following && active === document.id;
  const { width, height } = origin;
  const made: Made = {
    recipe: origin.recipe,
    image: imageOf(job)?.pixels ?? job.result.pixels,
    ...(origin.goes !== 'layer' && { imageSize: { width, height } }),
    mask: null,
    models: job.models,
    seconds: job.seconds + (origin.continues?.seconds ?? 0),
    measures: job.measures,
    notes: job.notes,
    ...(unfinished && { unfinished }),
    ...(job.continues && { continues: job.continues }),
  };
  if (origin.goes === 'layer') {
    const drawn = part ? inOwn.raster : await scaled(inOwn, origin);
    if (!part) tellDrawnUp(job.tool, inOwn, origin);
    await settled(origin.document, 'result');
    const now = documentOf(origin.document);
    if (!now) return null;
    const { picture, layer } = place(now, { pixels: drawn, cover, made }, origin);
    const takeBack = () => takeOut(document.id, layer, { before: presentOf(now), after: picture });
    commitIn(document.id, origin.replaces === null ? 'neural' : 'rework', picture);
    return { document: document.id, seen, takeBack };
  }
  const result = { ...inOwn, stored: job.result.pixels, made };
  if (origin.goes === 'document') {
    const takeBack = () => undoIn(document.id);
    if (await resizeInto(document, result, origin)) return { document: document.id, seen, takeBack };
    notify('information', i18next.t('jobs.beside'), i18next.t('jobs.besideWhy'));
  }
  const beside = openBeside(document, { ...result, raster: fetched.raster }, origin, profile);
  // Whoever turned to something else goes on with that.
  if (!seen && active !== null) activate(active);
  return { document: beside, seen, takeBack: () => closeDocument(beside) };
}

/** Undoes a result; where the person has done other things since, it is taken out of what there is now. */
function takeOut(
  id: string,
  layer: string,
  { before, after }: { readonly before: Picture; readonly after: Picture },
): void {
  const document = documentOf(id);
  if (!document) return;
  const now = presentOf(document);
  if (now === after) {
    undoIn(id);
    return;
  }
  if (!findLayer(now.layers, layer)) return;
  const earlier = findLayer(before.layers, layer);
  const without =
    earlier?.kind === 'raster'
      ? changeLayer(now, layer, (each) => {
          if (each.kind !== 'raster') return each;
          const { pixels, origin } = earlier;
          // A mask that the result brought goes with it; one that the person painted on stays.
          const mask = each.mask === findLayer(after.layers, layer)?.mask ? earlier.mask : each.mask;
          return { ...each, pixels, origin, mask };
        })
      : removeLayers(now, [layer]);
  commitIn(id, 'throwAway', without);
}

/**
 * The picture with a new layer above the one it was made from, hidden where the selection wasn't, or where a part
 * covers nothing; or, where a layer was reworked, with the result in the place of its pixels, and what a part covers
 * in that of its mask.
 */
function place(
  document: OpenDocument,
  { pixels, cover, made }: { readonly pixels: Raster; readonly cover: Raster | null; readonly made: Made },
  origin: Origin,
): { readonly picture: Picture; readonly layer: string } {
  const picture = presentOf(document);
  const reworked = origin.replaces && findLayer(picture.layers, origin.replaces);
  if (reworked) {
    const next = changeLayer(picture, reworked.id, (layer) =>
      layer.kind === 'raster'
        ? {
            ...{ ...layer, pixels, origin: { kind: 'neural', made } },
            ...(cover && { mask: { pixels: cover, enabled: true } }),
          }
        : layer,
    );
    return { picture: stating(next, made.recipe), layer: reworked.id };
  }
  const title = recipeTitle(made.recipe, i18next.language);
  const name = freshName(picture.layers, (number) => (number === 1 ? title : `${title} ${number}`));
  const shows = cover ?? origin.selection;
  const layer = rasterLayer(name, pixels, {
    origin: { kind: 'neural', made },
    mask: shows && { pixels: shows, enabled: true },
  });
  // Above what it was made from, wherever the person has gone since.
  const below = findLayer(picture.layers, origin.above) ? [origin.above] : document.selected;
  const over = placeOver(picture.layers, { selected: below, folded: document.folded });
  return { picture: stating(insertLayers(picture, [layer], over), made.recipe), layer: layer.id };
}

/** What was made is in the numbers that the picture had when it was begun. */
function recoloured(raster: Raster, from: Profile | undefined, to: Profile | undefined): Promise<Raster> {
  return carryOutIn(workers(), convertRaster(raster, from, to));
}

/** A result in the size that the document had: smaller ones are drawn up to it. */
function scaled(made: FetchedRaster, { width, height }: Origin): Promise<Raster> {
  const map = scaling(width / made.width, height / made.height);
  return carryOutIn(workers(), transformRaster(made.raster, map, 'lanczos'));
}
