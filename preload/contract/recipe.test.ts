import { expect, test } from 'vitest';
import { picturesOfRecipe } from './inputs-of.ts';
import { InputValue } from './inputs.ts';
import { Recipe } from './recipe.ts';

const hash = 'a'.repeat(64);
const picture = {
  ...{ pixels: hash, metadata: hash, name: 'start.png', width: 2, height: 1 },
  ...{ depth: 8, greyscale: false, hasAlpha: false, format: 'png', notes: [] },
};
const own = { kind: 'own', picture };

test('a person is a folder of photos, or somebody who is kept, and stays what it was', () => {
  const [folder, identity] = ['0b5e8c1e-5b7e-4d5e-9d52-0c8f8f1c2a11', '7f9d1a62-6a4f-4f0e-8a57-3d0e7b1b9c22'];
  const people = [
    { kind: 'person', folder, name: 'Ada' },
    { kind: 'person', identity, name: 'Ada' },
  ];
  for (const person of people) {
    const recipe = { tool: 'swap', version: 1, values: {}, inputs: { person }, weights: {} };
    expect(Recipe.parse(recipe)).toEqual(recipe);
    expect(InputValue.parse(person)).toEqual(person);
  }
});

test('a recipe from before inputs had names is read as version 1', () => {
  const old = {
    tool: 'restyle',
    values: { size: 512 },
    references: [own],
    weights: { [hash]: 2 },
    start: picture,
  };
  expect(Recipe.parse(old)).toEqual({
    ...{ tool: 'restyle', version: 1, values: { size: 512 }, weights: { [hash]: 2 } },
    inputs: {
      style: { kind: 'references', references: [own] },
      startPicture: { kind: 'picture', picture },
    },
  });
  const plain = { tool: 'inspect', values: {}, references: [], weights: {}, start: null };
  expect(Recipe.parse(plain)).toEqual({ tool: 'inspect', version: 1, values: {}, inputs: {}, weights: {} });
});

test('a style that is kept is named by its id, and its painting goes along with the recipe', () => {
  const style = '0b5e8c1e-5b7e-4d5e-9d52-0c8f8f1c2a11';
  const references = [{ kind: 'learnt', style, name: 'Waves', picture }];
  const inputs = { style: { kind: 'references', references } };
  const recipe = { tool: 'restyle', version: 1, values: {}, inputs, weights: {} };
  expect(Recipe.parse(recipe)).toEqual(recipe);
  expect([...picturesOfRecipe(Recipe.parse(recipe))]).toEqual([hash, hash]);
  const given = { kind: 'references', pictures: [{ pixels: hash, name: 'Waves', style }] };
  expect(InputValue.parse(given)).toEqual(given);
});
