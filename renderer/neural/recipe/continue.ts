import type { ChosenPicture, Continues, Made, Recipe } from '../../../preload/contract/recipe.ts';
import { withInput } from './recipe.ts';

/** How another run goes on from what was made; null where none can. */
export function continuationOf({ unfinished, continues }: Made): Continues | null {
  return (unfinished ? unfinished.continues : continues) ?? null;
}

/** The recipe of a run that goes on from a picture. */
export function continued(recipe: Recipe, { input, values }: Continues, picture: ChosenPicture): Recipe {
  const further = { ...recipe, values: { ...recipe.values, ...values } };
  return withInput(further, input, { kind: 'picture', picture });
}
