import type { Recipe } from '../../../preload/contract/recipe.ts';
import { isPanelShown, useWorkspace } from '../../actions/workspace.ts';
import type { OpenDocument } from '../../picture/document.ts';
import type { Grip } from '../../view/hand/grips.ts';
import type { CanvasPointer } from '../../view/hand/tool.ts';
import { partsOf } from '../parts.ts';
import { usePanels } from '../recipe/store.ts';

/** The panel that is in sight, as it stands; null where none is. */
export function useFrontRecipe(): Recipe | null {
  const shown = useWorkspace(() => isPanelShown('neural'));
  const recipe = usePanels(({ recipes, tool }) => recipes[tool] ?? null);
  return shown ? recipe : null;
}

/** What a press takes of what the tool in sight lays over the picture. */
export function overlayGrip(pointer: CanvasPointer, document: OpenDocument): Grip | null {
  const { recipes, tool } = usePanels.getState();
  const recipe = isPanelShown('neural') ? recipes[tool] : undefined;
  return recipe ? (partsOf(tool).grip?.(pointer, { document, recipe }) ?? null) : null;
}
