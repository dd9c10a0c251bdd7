import { beforeEach, expect, test } from 'vitest';
import { BatchRecipe } from '../../preload/contract/batch.ts';
import {
  addStep,
  bringBack,
  changeDraft,
  folderOf,
  keepRecent,
  recipeOf,
  switchStep,
  takeRecipe,
  useDraft,
  useRecentRecipes,
  useReplaced,
} from './draft.ts';

const enlarge = { tool: 'enlarge', version: 1 };
const recipe = (name: string, steps: readonly unknown[] = []) =>
  BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, name, steps });
const kept = () =>
  useRecentRecipes
    .getState()
    .recipes.map(({ recipe: { name, steps }, folder }) => [name, steps.length, folder]);

const untouched = useDraft.getState();
const load = (loaded: BatchRecipe) => takeRecipe({ recipe: loaded, folder: null }, 'Batch');
const put = (...steps: readonly unknown[]) => recipe('Any', steps).steps.forEach(addStep);
const steps = () => useDraft.getState().steps.map(({ step, on }) => ['tool' in step && step.tool, on]);

beforeEach(() => {
  useRecentRecipes.setState({ recipes: [] });
  useReplaced.setState({ recipe: null });
  useDraft.setState(untouched);
});

test('steps that were kept nowhere come back as they were, and so do those that took their place', () => {
  put(enlarge, { tool: 'restyle', version: 2 });
  switchStep(useDraft.getState().steps[0]!.key, false);
  load(recipe('Web'));
  expect([useDraft.getState().name, steps()]).toEqual(['Web', []]);
  put(enlarge);
  bringBack('Batch');
  expect([useDraft.getState().name, steps()]).toEqual([
    '',
    [
      ['enlarge', false],
      ['restyle', true],
    ],
  ]);
  bringBack('Batch');
  expect([useDraft.getState().name, steps()]).toEqual(['Web', [['enlarge', true]]]);
});

test('steps that were kept nowhere are among the recent recipes when others have taken their place', () => {
  put(enlarge);
  load(recipe('Web'));
  load(recipe('Print'));
  expect(kept()).toContainEqual(['Batch', 1, null]);
});

test('nothing is to be brought back where nothing would be lost', () => {
  load(recipe('Web'));
  expect(useReplaced.getState().recipe).toBeNull();
  changeDraft({ name: 'Web 2' });
  keepRecent({ recipe: recipeOf(useDraft.getState(), 'Batch'), folder: null });
  load(recipe('Print'));
  expect(useReplaced.getState().recipe).toBeNull();
  expect(kept()).toEqual([['Web 2', 0, null]]);
});

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
