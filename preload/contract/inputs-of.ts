import type { LayerOf, PictureOf } from './document.ts';
import type { Hash } from './picture.ts';
import type { ChosenPicture, Made, Recipe } from './recipe.ts';

/** Every layer, groups before what is in them. */
export function* layersOf<P>(layers: readonly LayerOf<P>[]): Generator<LayerOf<P>> {
  for (const layer of layers) {
    yield layer;
    if (layer.kind === 'group') yield* layersOf(layer.layers);
  }
}

/** What recipes in a document were given to work on: stored pictures, and metadata beside them. */
export function inputsOf<P>(document: PictureOf<P>): Set<Hash> {
  const inputs = new Set<Hash>();
  for (const layer of layersOf(document.layers)) {
    if (layer.kind !== 'raster' || layer.origin?.kind !== 'neural') continue;
    for (const hash of inputsOfMade(layer.origin.made)) inputs.add(hash);
  }
  return inputs;
}

function* inputsOfMade({ recipe, image, mask }: Made): Generator<Hash> {
  yield image;
  if (mask !== null) yield mask;
  yield* picturesOfRecipe(recipe);
}

/** The pictures in a recipe that don't ship with the application. */
export function* picturesOfRecipe({ inputs }: Recipe): Generator<Hash> {
  for (const input of Object.values(inputs)) {
    if (input.kind === 'picture') yield* partsOf(input.picture);
    if (input.kind === 'mask' && input.mask.from === 'stored') yield input.mask.pixels;
    if (input.kind !== 'references') continue;
    for (const reference of input.references)
      if (reference.kind !== 'shipped') yield* partsOf(reference.picture);
  }
}

/** What is stored of a picture: the metadata too, of one that was opened. */
export function partsOf(picture: ChosenPicture): Hash[] {
  return 'metadata' in picture ? [picture.pixels, picture.metadata] : [picture.pixels];
}
