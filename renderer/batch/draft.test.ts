import { beforeEach, expect, test } from 'vitest';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import { folderOf, keepRecent, useRecentRecipes } from './draft.ts';

const enlarge = { tool: 'enlarge', version: 1 };
const recipe = (name: string, steps: readonly unknown[] = []) =>
  BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, name, steps });
const kept = () =>
  useRecentRecipes
    .getState()
    .recipes.map(({ recipe: { name, steps }, folder }) => [name, steps.length, folder]);

beforeEach(() => useRecentRecipes.setState({ recipes: [] }));

test('recipes of one name are kept beside each other where they differ, the newest first', () => {
  keepRecent({ recipe: recipe('Web'), folder: null });
  keepRecent({ recipe: recipe('Web', [enlarge]), folder: null });
  // The files that it names lie elsewhere.
  keepRecent({ recipe: recipe('Web', [enlarge]), folder: '/recipes' });
  keepRecent({ recipe: recipe('Web'), folder: null });
  expect(kept()).toEqual([
    ['Web', 0, null],
    ['Web', 1, '/recipes'],
    ['Web', 1, null],
  ]);
});

test('when a recipe was used last is kept with it', () => {
  const before = Date.now();
  keepRecent({ recipe: recipe('Web'), folder: null });
  expect(useRecentRecipes.getState().recipes[0]?.when).toBeGreaterThanOrEqual(before);
});

test('a recipe that was saved is kept with the folder that it lies in, on every system', () => {
  expect(folderOf('/home/ada/recipes/Web.json')).toBe('/home/ada/recipes');
  expect(folderOf('C:\\recipes\\Web.json')).toBe('C:\\recipes');
  expect(folderOf('Web.json')).toBeNull();
});
