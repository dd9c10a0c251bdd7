import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runToEnd } from '../run-tool.ts';
import { restyle } from './definition.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

const inputs = {
  image: { name: 'It', pixels: fromPlanes(formulaPhoto(601, 52), 8) },
  style: [{ name: 'It', pixels: fromPlanes(formulaStyle(60, 50), 8) }],
  startPicture: null,
};

test.each([
  [{}, 601, 52],
  [{ size: 128 }, 601, 52],
  [{ longestSide: 400 }, 400, 35],
  [{ longestSide: 4000 }, 601, 52],
])('one pass keeps the photo’s size, or makes a larger one smaller: %j', async (settings, width, height) => {
  const { pixels } = await runToEnd(restyle, inputs, { method: 'fast', ...settings }, runtime);
  expect(pixels).toMatchObject({ width, height });
});

test('a recipe of one pass from before keeps the size that it had, and a descent’s is left', () => {
  expect(restyle.migrate?.({ method: 'fast', size: 900 }, 1)).toMatchObject({ longestSide: 900 });
  expect(restyle.migrate?.({ method: 'descent', size: 900 }, 1)).toEqual({ method: 'descent', size: 900 });
});
