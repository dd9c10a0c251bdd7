import { expect, test } from 'vitest';
import { readRecipe, writeRecipe } from '../../main/batch/recipe.ts';
import { tools as definitions } from '../../main/engine/tools/definitions.ts';
import { describeTool } from '../../main/engine/tools/describe.ts';
import { defaultAdjustment } from '../adjustments/defaults.ts';
import { stepsOfLayer, stepsOfLayers } from './batch-steps.ts';
import { BatchRecipe } from './batch.ts';
import type { Adjustment, AdjustmentLayer, GroupOf, LayerOf, RasterLayer } from './document.ts';
import type { Recipe } from './recipe.ts';

const tools = definitions.map(describeTool);
const current = (id: string) => definitions.find((tool) => tool.id === id)!.version;
const common = {
  id: 'x',
  visible: true,
  locked: false,
  opacity: 1,
  blend: 'normal',
  clipped: false,
  mask: null,
} as const;
type Some = Partial<RasterLayer<null>>;
const painted = (name: string, rest: Some = {}): RasterLayer<null> => ({
  ...{ ...common, kind: 'raster', name, pixels: null, origin: null },
  ...rest,
});
const adjusting = (
  adjustment: Adjustment,
  rest: Partial<AdjustmentLayer<null>> = {},
): AdjustmentLayer<null> => ({
  ...{ ...common, kind: 'adjustment', name: adjustment.type, adjustment },
  ...rest,
});
const made = (recipe: Recipe) => ({
  kind: 'neural' as const,
  made: { recipe, image: 'a', mask: null, models: [], seconds: 1, measures: {}, notes: [] },
});
const wave = {
  kind: 'shipped',
  style: {
    id: 'great-wave',
    file: 'x.jpg',
    title: { en: 'Wave', 'zh-CN': '浪' },
    artist: null,
    kind: 'painting',
  },
} as const;
const own = (name: string) => ({
  kind: 'own' as const,
  picture: {
    ...{ pixels: 'b', metadata: 'c', name, width: 1, height: 1, depth: 8 as const },
    ...{ greyscale: false, hasAlpha: false, format: 'png', notes: [] },
  },
});
const restyle: Recipe = {
  ...{ tool: 'restyle', version: current('restyle'), weights: { 'great-wave': 2 }, values: { size: 512 } },
  inputs: { style: { kind: 'references', references: [wave, own('mine.jpg')] } },
};
const mask = { pixels: null, enabled: true };
const of = (...layers: readonly LayerOf<null>[]) => stepsOfLayers(layers, tools);

test('a photo with a result at 40 % and adjustments over it becomes the same steps, in their order, modes and shares', () => {
  const exposure = { ...defaultAdjustment('exposure'), exposure: 1 };
  const { steps, not } = of(
    painted('Photo'),
    painted('Wave', { origin: made(restyle), opacity: 0.4, blend: 'luminosity' }),
    adjusting(exposure, { opacity: 0.5 }),
    adjusting(defaultAdjustment('blur'), { visible: false }),
  );
  expect(steps).toEqual([
    {
      ...{ tool: 'restyle', version: current('restyle'), parameters: { size: 512, blend: [2, 1] } },
      ...{ inputs: { style: ['great-wave', 'mine.jpg'] }, amount: 0.4, blend: 'luminosity' },
    },
    { adjustment: exposure, amount: 0.5, blend: 'normal' },
  ]);
  expect(not).toEqual([{ layer: 'Wave', what: 'file', name: 'mine.jpg' }]);
  // What is made is a recipe that can be read.
  const recipe = BatchRecipe.parse({ pentimento: 'batch-recipe', version: 1, steps });
  expect(readRecipe(writeRecipe(recipe), 'made.json').steps).toEqual(steps);
});

test('what another picture can’t be given is told: strokes, text, masks, groups that do something by themselves', () => {
  const group = (rest: Partial<GroupOf<null>>): GroupOf<null> => ({
    ...{ ...common, kind: 'group', name: 'Group', blend: 'pass-through' },
    layers: [adjusting(defaultAdjustment('black-white'))],
    ...rest,
  });
  const { steps, not } = of(
    painted('Photo'),
    painted('Strokes'),
    adjusting(defaultAdjustment('levels'), { clipped: true }),
    group({}),
    group({ blend: 'normal', name: 'Isolated' }),
    adjusting(defaultAdjustment('median'), { mask }),
  );
  expect(steps.map((step) => 'adjustment' in step && step.adjustment.type)).toEqual([
    'black-white',
    'median',
  ]);
  expect(not).toEqual([
    { layer: 'Strokes', what: 'pixels' },
    { layer: 'levels', what: 'clipped' },
    { layer: 'Isolated', what: 'group' },
    { layer: 'median', what: 'mask' },
  ]);
});

test('an adjustment that is clipped to all there is is a step like any other', () => {
  expect(of(painted('Photo'), adjusting(defaultAdjustment('blur'), { clipped: true }))).toMatchObject({
    steps: [{ adjustment: { type: 'blur' } }],
    not: [],
  });
});

test('a hole to fill is asked for by a mask for each picture, and what enlarges counts whole', () => {
  const fill: Recipe = {
    ...{ tool: 'fill', version: 1, values: {}, weights: {} },
    inputs: { mask: { kind: 'mask', mask: { from: 'stored', pixels: 'd' } } },
  };
  expect(stepsOfLayer(painted('Filled', { origin: made(fill), mask }), tools)).toMatchObject({
    steps: [{ tool: 'fill', inputs: { mask: 'masks/{name}.png' } }],
    not: [{ layer: 'Filled', what: 'masks', name: 'masks/{name}.png' }],
  });
  const enlarge: Recipe = { tool: 'enlarge', version: 1, values: { factor: 2 }, inputs: {}, weights: {} };
  expect(stepsOfLayer(painted('×2', { origin: made(enlarge), opacity: 0.5 }), tools)).toMatchObject({
    steps: [{ tool: 'enlarge', amount: 1 }],
    not: [{ layer: '×2', what: 'share' }],
  });
});

test('people are carried by their names or as a folder, faces by their numbers', () => {
  const swap = (inputs: Recipe['inputs']): Recipe => ({
    tool: 'swap',
    version: 2,
    values: {},
    weights: {},
    inputs,
  });
  const step = (inputs: Recipe['inputs']) =>
    stepsOfLayer(painted('Swapped', { origin: made(swap(inputs)) }), tools);
  const ada = { kind: 'person', identity: '00000000-0000-4000-8000-000000000000', name: 'Ada' } as const;
  expect(step({ person: ada, face: { kind: 'faces', faces: [{ number: 2 }] } })).toMatchObject({
    steps: [{ inputs: { person: 'Ada', face: ['2'] } }],
    not: [],
  });
  const place = { x: 1, y: 1, width: 9, height: 9 };
  const folder = { kind: 'person', folder: 'f', name: 'album' } as const;
  expect(step({ person: folder, face: { kind: 'faces', faces: [place] } })).toMatchObject({
    steps: [{ inputs: { person: 'album' } }],
    not: [
      { layer: 'Swapped', what: 'places' },
      { layer: 'Swapped', what: 'folder', name: 'album' },
    ],
  });
});
