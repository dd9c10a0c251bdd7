import type { Layer, LayeredDocument, StoredRaster } from '../../preload/contract/document.ts';
import { tileSide } from '../../preload/contract/document.ts';
import type { OpenedPicture } from '../../preload/contract/picture.ts';
import { rastersOf } from '../../preload/contract/rasters-of.ts';
import type { Made } from '../../preload/contract/recipe.ts';

type Stored = LayeredDocument<StoredRaster>;

/** Every layer, groups before what is in them. */
export function* layersOf(layers: readonly Layer<StoredRaster>[]): Generator<Layer<StoredRaster>> {
  for (const layer of layers) {
    yield layer;
    if (layer.kind === 'group') yield* layersOf(layer.layers);
  }
}

/** The tiles of a document with their sizes in bytes. */
export function tilesOf(document: Stored): Map<string, number> {
  const tiles = new Map<string, number>();
  for (const raster of rastersOf(document)) {
    for (const hash of Object.values(raster.tiles)) tiles.set(hash, bytesOfTile(raster.channels));
  }
  return tiles;
}

export function bytesOfTile(channels: 1 | 4): number {
  return tileSide * tileSide * channels;
}

/** What recipes in a document were given to work on: pictures of the pixel store, and metadata beside them. */
export function inputsOf(document: Stored): Set<string> {
  const inputs = new Set<string>();
  for (const layer of layersOf(document.layers)) {
    if (layer.kind === 'raster' && layer.origin?.kind === 'neural') addInputs(inputs, layer.origin.made);
  }
  return inputs;
}

function addInputs(inputs: Set<string>, { recipe, image, mask }: Made): void {
  inputs.add(image);
  if (mask !== null) inputs.add(mask);
  for (const input of Object.values(recipe.inputs)) {
    if (input.kind === 'picture') addPicture(inputs, input.picture);
    if (input.kind === 'mask' && input.mask.from === 'stored') inputs.add(input.mask.pixels);
    if (input.kind !== 'references') continue;
    for (const reference of input.references) {
      if (reference.kind === 'own') addPicture(inputs, reference.picture);
    }
  }
}

export function addPicture(inputs: Set<string>, { pixels, metadata }: OpenedPicture): void {
  inputs.add(pixels);
  inputs.add(metadata);
}
