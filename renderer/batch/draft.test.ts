import { beforeEach, expect, test } from 'vitest';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import { folderOf, keepRecent, useRecentRecipes } from './draft.ts';

const enlarge = { tool: 'enlarge', version: 1 };
const recipe = (name: string, steps: readonly unknown[] = []) =>
  BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, name, steps });
const keep = (...recipes: readonly BatchRecipe[]) =>
  recipes.forEach((one) => keepRecent({ recipe: one, folder: null }, 'Batch'));
const kept = () =>
  useRecentRecipes.getState().recipes.map(({ recipe: { name, steps } }) => [name, steps.length]);

beforeEach(() => useRecentRecipes.setState({ recipes: [] }));

test('a recipe is kept in place of the one of its name, the newest first', () => {
  keep(recipe('Web'), recipe('Print'), recipe('Web', [enlarge]));
  expect(kept()).toEqual([
    ['Web', 1],
    ['Print', 0],
  ]);
});

test('those without a name are kept beside each other, unless they do the same', () => {
  keep(recipe('Batch'), recipe('Batch', [enlarge]), recipe('Batch'));
  expect(kept()).toEqual([
    ['Batch', 0],
    ['Batch', 1],
  ]);
});

test('a recipe that was saved is kept with the folder that it lies in, on every system', () => {
  expect(folderOf('/home/ada/recipes/Web.json')).toBe('/home/ada/recipes');
  expect(folderOf('C:\\recipes\\Web.json')).toBe('C:\\recipes');
  expect(folderOf('Web.json')).toBeNull();
});
