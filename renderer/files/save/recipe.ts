import { stepsOfLayer, stepsOfLayers, type BatchSteps } from '../../../preload/contract/batch-steps.ts';
import { BatchRecipe, type BatchStep } from '../../../preload/contract/batch.ts';
import { useApp } from '../../base/application.ts';
import { stemOf } from '../../base/file-name.ts';
import { saveFile } from '../../base/save.ts';
import { folderOf, keepRecent } from '../../batch/draft.ts';
import { presentOf } from '../../picture/document.ts';
import type { PictureLayer } from '../../picture/document.ts';
import { inHand } from '../../picture/step.ts';
import { activeDocument } from '../../picture/store.ts';

/** What a recipe is made of: all that a picture's layers show, or the layer in hand. */
export type RecipeSource = 'document' | 'layer';

/** The steps that a recipe would have, and what it would be called; null where no picture is open. */
export function recipeOf(source: RecipeSource): (BatchSteps & { readonly name: string }) | null {
  const document = activeDocument();
  if (!document) return null;
  const tools = useApp.getState().description?.tools ?? [];
  if (source === 'document')
    return { ...stepsOfLayers(presentOf(document).layers, tools), name: stemOf(document.name) };
  const layer = inHand()?.layer;
  return layer && canBeStep(layer) ? { ...stepsOfLayer(layer, tools), name: layer.name } : null;
}

/** Whether a tool or an adjustment made what a layer shows. */
export function canBeStep(layer: PictureLayer): layer is Exclude<PictureLayer, { readonly kind: 'group' }> {
  return layer.kind === 'adjustment' || (layer.kind === 'raster' && layer.origin?.kind === 'neural');
}

/** Writes a recipe to a file of the person's choice. Whether it was saved; of what failed they have been told. */
export async function saveRecipe(name: string, steps: readonly BatchStep[]): Promise<boolean> {
  const recipe = BatchRecipe.parse({
    ...{ pentimento: 'batch-recipe', version: 1, steps },
    name: name.slice(0, 100),
  });
  const text = `${JSON.stringify(recipe, null, 2)}\n`;
  const place = await saveFile({ name: `${name.replace(/[/\\]/g, '_')}.json`, content: { text } });
  if (place === null) return false;
  // The batch room offers it, with what lies beside it.
  keepRecent({ recipe, folder: folderOf(place) });
  return true;
}
