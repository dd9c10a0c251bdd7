import { expect, test } from 'vitest';
import { checkGiven, readRecipe, writeRecipe } from './recipe.ts';

const head = { pentimento: 'batch-recipe', version: 1 };
const read = (recipe: unknown) => readRecipe(JSON.stringify(recipe), 'web.json');

test('a recipe that says nothing makes a copy in the picture’s own format', () => {
  expect(read(head)).toMatchObject({
    steps: [],
    outputs: [{ name: '{name}', format: null, quality: null, longestSide: null, metadata: 'all' }],
  });
});

test('what is written is read again', () => {
  const steps = [{ tool: 'enlarge', version: 1, parameters: { factor: 2 } }];
  const recipe = read({
    ...head,
    name: 'Web',
    steps,
    outputs: [{ format: 'webp', quality: 85 }, { name: 'print/{name}' }],
  });
  expect(readRecipe(writeRecipe(recipe), 'web.json')).toEqual(recipe);
});

test('an adjustment has what it leaves out as it begins in the window, and counts whole unless a share is given', () => {
  const levels = { type: 'levels', all: { gamma: 1.4 } };
  const { steps } = read({
    ...head,
    steps: [{ adjustment: levels }, { adjustment: { type: 'blur' }, amount: 0.4 }],
  });
  const channel = { black: 0, white: 255, gamma: 1, outBlack: 0, outWhite: 255 };
  expect(steps).toEqual([
    {
      adjustment: { ...levels, all: { ...channel, gamma: 1.4 }, red: channel, green: channel, blue: channel },
      amount: 1,
      blend: 'normal',
    },
    { adjustment: { type: 'blur', radius: 5 }, amount: 0.4, blend: 'normal' },
  ]);
});

test.each([
  [{ type: 'sepia' }, 'steps.0.adjustment.type (levels, curves'],
  [{ type: 'exposure', exposur: 1 }, 'steps.0.adjustment.exposur'],
  [{ type: 'levels', all: { gama: 2 } }, 'steps.0.adjustment.all.gama'],
  [{ type: 'exposure', exposure: 11 }, 'steps.0.adjustment.exposure (≤ 10)'],
])('an adjustment that can’t be is named, with what may stand there: %j', (adjustment, told) => {
  expect(() => read({ ...head, steps: [{ adjustment }] })).toThrow(told);
});

const step = { tool: 'enlarge', version: 1 };
test.each([
  ['nothing in it', 7, 'batch-recipe', 'other'],
  ['another mark', { ...head, pentimento: 'styles' }, 'batch-recipe', 'other'],
  ['a newer version', { ...head, version: 2, whatever: 1 }, 'batch-recipe', 'newer'],
  ['a setting that isn’t known', { ...head, colour: 'red' }, 'batch-recipe', 'faults'],
  ['a quality beyond 100', { ...head, outputs: [{ quality: 101 }] }, 'batch-recipe', 'faults'],
  ['no outputs', { ...head, outputs: [] }, 'batch-recipe', 'faults'],
  ['an unknown tool', { ...head, steps: [{ ...step, tool: 'dream' }] }, 'tool-unknown', undefined],
  ['a newer tool', { ...head, steps: [{ ...step, version: 99 }] }, 'recipe-newer', undefined],
  [
    'a setting beyond its bounds',
    { ...head, steps: [{ ...step, parameters: { factor: -3 } }] },
    'bad-parameters',
    undefined,
  ],
  [
    'an input that the tool hasn’t',
    { ...head, steps: [{ ...step, inputs: { style: 'a.jpg' } }] },
    'input-unknown',
    undefined,
  ],
  [
    'a tool that learns',
    { ...head, steps: [{ tool: 'learn-style', version: 1 }] },
    'batch-recipe',
    'no-picture',
  ],
  [
    'a tool that finds data',
    { ...head, steps: [{ tool: 'faces', version: 1 }] },
    'batch-recipe',
    'no-picture',
  ],
  [
    'a share of what changes the size',
    { ...head, steps: [{ ...step, amount: 0.5 }] },
    'batch-recipe',
    'share',
  ],
  ['a share beyond all', { ...head, steps: [{ ...step, amount: 2 }] }, 'batch-recipe', 'faults'],
  [
    'a step of two kinds',
    { ...head, steps: [{ ...step, adjustment: { type: 'blur' } }] },
    'batch-recipe',
    'faults',
  ],
  ['a place that pictures don’t have', { ...head, outputs: [{ name: '{width}' }] }, 'batch-recipe', 'place'],
  ['a way out of the folder', { ...head, outputs: [{ name: '../{name}' }] }, 'batch-recipe', 'name'],
  ['a path from the root', { ...head, outputs: [{ name: '/etc/{name}' }] }, 'batch-recipe', 'name'],
])('a recipe with %s is refused for that', (_, recipe, code, because) => {
  let error: unknown;
  try {
    read(recipe);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code, ...(because !== undefined && { because }) });
});

test('what is no JSON is no recipe', () => {
  expect(() => readRecipe('{', 'web.json')).toThrow('web.json is no recipe');
});

test('a recipe that an editor saved with a mark of UTF-8 is read', () => {
  expect(readRecipe('\ufeff{"pentimento":"batch-recipe","version":1}', 'recipe.json').steps).toEqual([]);
});

test('a step without what its tool needs can be read, to be completed, and is told before any picture is begun', () => {
  const fill = (inputs: Record<string, unknown>) =>
    read({ ...head, name: 'Web', steps: [{ tool: 'fill', version: 1, inputs }] });
  for (const inputs of [{}, { mask: '' }, { from: 'a.png' }])
    expect(() => checkGiven(fill(inputs))).toThrow(
      expect.objectContaining({ because: 'lacks', values: { name: 'Web', tool: 'fill', input: 'mask' } }),
    );
  checkGiven(fill({ mask: 'masks/{name}.png' }));
  checkGiven(read({ ...head, steps: [step] }));
});
