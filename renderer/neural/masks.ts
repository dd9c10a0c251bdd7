import i18next from 'i18next';
import type { Hash, Owner, ToolDescription, ToolInputs } from '../../preload/contract/index.ts';
import type { MaskSource, Recipe } from '../../preload/contract/recipe.ts';
import { windowFailure } from '../base/notices.ts';
import type { Picture } from '../picture/document.ts';
import { within } from '../pixels/mask/tiles.ts';
import type { Raster } from '../pixels/raster.ts';
import { assemble } from '../workers/assemble.ts';

/** What a mask's source marks of a picture; null where that is nothing, or not in the picture. */
export function markedBy(source: MaskSource, { selection, savedSelections }: Picture): Raster | null {
  switch (source.from) {
    case 'selection':
      return selection;
    case 'saved':
      return savedSelections.find(({ name }) => name === source.name)?.pixels ?? null;
    case 'stored':
      return null;
  }
}

/** Whether there is anything that a mask's source marks. */
export function marks(source: MaskSource, picture: Picture): boolean {
  return source.from === 'stored' || markedBy(source, picture) !== null;
}

/**
 * The stored mask, in the picture's size; null where nothing is selected.
 * @throws CallError no-saved-selection where the picture has none of that name, as when it was saved in another.
 */
export async function maskPixels(source: MaskSource, picture: Picture, owner: Owner): Promise<Hash | null> {
  if (source.from === 'stored') return source.pixels;
  const raster = markedBy(source, picture);
  if (raster === null && source.from === 'saved') {
    throw windowFailure('no-saved-selection', { name: source.name });
  }
  return raster && assemble(within(raster, picture), picture, owner);
}

export function maskName(source: MaskSource): string {
  return source.from === 'saved' ? source.name : i18next.t(`panels.mask.${source.from}`);
}

/** The recipe with the masks that a job was given, which the selection of a later day is not. */
export function keepingMasks(recipe: Recipe, tool: ToolDescription, given: ToolInputs): Recipe {
  const masks = tool.inputs.flatMap(({ name }) => {
    const input = given[name];
    return input?.kind === 'mask'
      ? [[name, { kind: 'mask', mask: { from: 'stored', pixels: input.pixels } }] as const]
      : [];
  });
  return { ...recipe, inputs: { ...recipe.inputs, ...Object.fromEntries(masks) } };
}
