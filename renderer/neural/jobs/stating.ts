import type { Recipe } from '../../../preload/contract/recipe.ts';
import { findTool } from '../../base/application.ts';
import type { Picture } from '../../picture/document.ts';

/** The picture, which from now on says what a tool made of it, where that would be taken for what a camera saw. */
export function stating(picture: Picture, { tool }: Pick<Recipe, 'tool'>): Picture {
  return findTool(tool)?.composite ? { ...picture, composite: true } : picture;
}
