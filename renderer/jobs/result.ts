import i18next from 'i18next';
import type { Job } from '../../preload/contract.ts';
import type { Made } from '../../preload/recipe.ts';
import { presentOf, rasterLayer } from '../documents/document.ts';
import type { OpenDocument, Picture } from '../documents/document.ts';
import { fetchRaster } from '../documents/fetch-pixels.ts';
import { commitIn, documentOf } from '../documents/store.ts';
import { insertLayers } from '../layers/arrange.ts';
import { recipeTitle } from '../layers/summary.ts';
import { changeLayer, findLayer } from '../layers/tree.ts';
import type { Raster } from '../pixels/raster.ts';
import { scaling } from '../transform/affine.ts';
import { finish, transformRaster } from '../transform/resample/resample.ts';
import type { Origin } from './store.ts';

type DoneJob = Extract<Job, { state: 'done' }>;

/**
 * Puts a result into its document: a new layer above the one it was made from, hidden where the selection
 * wasn't; or, where a layer was reworked, in the place of its pixels. The document may have changed meanwhile.
 */
export async function placeResult(job: DoneJob, origin: Origin): Promise<OpenDocument | null> {
  const pixels = await resultRaster(job, origin);
  const document = documentOf(origin.document);
  if (!document) return null;
  const made: Made = {
    recipe: origin.recipe,
    image: job.inputs.image,
    mask: null,
    models: job.models,
    seconds: job.seconds,
    measures: job.measures,
    notes: job.notes,
  };
  const picture = place(presentOf(document), pixels, made, origin);
  commitIn(document.id, origin.replaces === null ? 'neural' : 'rework', picture);
  return document;
}

function place(picture: Picture, pixels: Raster, made: Made, origin: Origin): Picture {
  const reworked = origin.replaces && findLayer(picture.layers, origin.replaces);
  if (reworked) {
    return changeLayer(picture, reworked.id, (layer) =>
      layer.kind === 'raster' ? { ...layer, pixels, origin: { kind: 'neural', made } } : layer,
    );
  }
  const layer = rasterLayer(recipeTitle(made.recipe, i18next.language), pixels, {
    origin: { kind: 'neural', made },
    mask: origin.selection && { pixels: origin.selection, enabled: true },
  });
  // Above what it was made from, wherever the person has gone since.
  const below = findLayer(picture.layers, origin.above) ? [origin.above] : picture.selected;
  return insertLayers({ ...picture, selected: below }, [layer]);
}

/** The result in the size that the document had: smaller ones are drawn up to it. */
async function resultRaster({ result }: DoneJob, { width, height }: Origin): Promise<Raster> {
  const made = await fetchRaster(result.pixels);
  return finish(transformRaster(made.raster, scaling(width / made.width, height / made.height), 'lanczos'));
}
