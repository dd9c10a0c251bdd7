import { expect, test } from 'vitest';
import { Recipe } from './recipe.ts';

const hash = 'a'.repeat(64);
const picture = {
  ...{ pixels: hash, metadata: hash, name: 'start.png', width: 2, height: 1 },
  ...{ depth: 8, greyscale: false, hasAlpha: false, format: 'png', notes: [] },
};
const own = { kind: 'own', picture };

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
