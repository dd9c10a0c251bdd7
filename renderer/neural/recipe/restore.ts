import type { Recipe } from '../../../preload/contract/recipe.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { restoreRecipe } from './store.ts';

/** Puts a saved recipe into its panel, brought up to date; false where it can't be, and the person has been told. */
export async function openRecipe(saved: Recipe): Promise<boolean> {
  try {
    const { recipe } = await pentimento().call('updateRecipe', { recipe: saved });
    restoreRecipe(recipe);
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
