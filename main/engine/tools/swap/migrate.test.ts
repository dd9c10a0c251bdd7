import { expect, test } from 'vitest';
import { parameters, swap } from './definition.ts';

const recipe = (values: Readonly<Record<string, string | number | boolean>>) =>
  parameters.strict().parse(swap.migrate!(values, 1));

test('a recipe of version 1 keeps what it kept, and takes no other photo’s eyes or mouth in their place', () => {
  const old = {
    method: 'descent',
    keepEyes: true,
    keepMouth: false,
    light: true,
    colours: 'sliced',
    seed: 7,
  };
  expect(recipe(old)).toMatchObject({
    ...{ method: 'descent', eyes: 'photo', mouth: 'person', light: 1, colours: 'sliced', seed: 7 },
    ...{ colourAmount: 1, identity: 1, expression: 1 },
  });
});

test('light and colours that were off are none now', () => {
  expect(recipe({ light: false, colours: 'off' })).toMatchObject({
    light: 0,
    colours: 'mkl',
    colourAmount: 0,
  });
});
