import { expect, test } from 'vitest';
import type { Made } from '../../../preload/contract/recipe.ts';
import { continuationOf, continued } from './continue.ts';

const continues = { input: 'startPicture', values: { method: 'descent', start: 'picture' } };
const recipe = {
  ...{ tool: 'restyle', version: 1, weights: { wave: 2 } },
  values: { method: 'fast', start: 'photo', contentStrength: 3 },
  inputs: { style: { kind: 'references', references: [] } },
} as const;
const made: Made = {
  ...{ recipe, image: 'a', mask: null, models: [], seconds: 1, measures: {}, notes: [] },
};

test('what is done goes on as its result said, and what was stopped as its last step said', () => {
  expect(continuationOf(made)).toBeNull();
  expect(continuationOf({ ...made, continues })).toBe(continues);
  const unfinished = { fraction: 0.5, continues: { ...continues, values: {} } };
  expect(continuationOf({ ...made, unfinished })).toBe(unfinished.continues);
  expect(continuationOf({ ...made, unfinished: { ...unfinished, continues: null } })).toBeNull();
});

test('a recipe that goes on from a picture keeps its paintings, their weights and the strengths', () => {
  const picture = { pixels: 'b', name: 'Wave' };
  expect(continued(recipe, continues, picture)).toEqual({
    ...{ tool: 'restyle', version: 1, weights: { wave: 2 } },
    values: { method: 'descent', start: 'picture', contentStrength: 3 },
    inputs: { style: recipe.inputs.style, startPicture: { kind: 'picture', picture } },
  });
});
