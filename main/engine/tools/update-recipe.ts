import type { Recipe } from '../../../preload/contract/recipe.ts';
import { explain } from '../../errors/explain.ts';
import { requireTool } from './check.ts';
import { tools as allTools } from './definitions.ts';
import type { Tool } from './tool.ts';

/**
 * A saved recipe as the tool of today takes it.
 * @throws UserError recipe-newer for one that was made by a newer version of the tool.
 */
export function updateRecipe(recipe: Recipe, tools: readonly Tool[] = allTools): Recipe {
  const tool = requireTool(recipe.tool, tools);
  const { version } = recipe;
  if (version > tool.version) throw explain('recipe-newer', { tool: tool.id, version, known: tool.version });
  if (version === tool.version) return recipe;
  return {
    ...recipe,
    version: tool.version,
    values: tool.migrate?.(recipe.values, version) ?? recipe.values,
  };
}
