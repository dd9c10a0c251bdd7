import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runToEnd, runTool } from '../run-tool.ts';
import { restyle } from './definition.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

const given = (planes: Planes) => ({ name: 'It', pixels: fromPlanes(planes, 8) });
const [photo, painting] = [given(formulaPhoto(64, 64)), given(formulaStyle(60, 50))];

function paint(style: readonly (typeof photo)[], settings: object) {
  const inputs = { image: photo, style, startPicture: null };
  return runToEnd(restyle, inputs, { method: 'patches', size: 64, iterations: 3, ...settings }, runtime);
}

test('by patches, a photo painted after itself stays as it is', async () => {
  const whole = { patchEvery: 2, octaves: 1, smoothness: 0, contentStrength: 0 };
  const same = await paint([photo], whole);
  const off = (pixels: typeof same.pixels) =>
    Math.max(...Array.from(pixels.data, (value, i) => Math.abs(value - photo.pixels.data[i]!)));
  expect(off(same.pixels)).toBeLessThanOrEqual(1);
  expect(off((await paint([painting], whole)).pixels)).toBeGreaterThan(20);
  // Each patch takes the painting that it is nearest to, so another one beside it makes no difference.
  expect(off((await paint([painting, photo], whole)).pixels)).toBeLessThanOrEqual(1);
});

test('with turned and scaled copies there is more to choose from, and patches come nearer', async () => {
  const left = async (settings: object) =>
    (await paint([painting], { octaves: 1, ...settings })).measures.style!;
  expect(await left({ rotations: 1, scales: 1, iterations: 1 })).toBeLessThan(await left({ iterations: 1 }));
});

test('what was stopped goes on where it stood, octave by octave', async () => {
  const settings = { method: 'patches', size: 64, iterations: 6, octaves: 2 };
  const inputs = { image: photo, style: [painting], startPicture: null };
  const steps = runTool(restyle, inputs, settings, runtime);
  let next = await steps.next();
  while (!next.done && next.value.step < 4) next = await steps.next();
  if (next.done || !next.value.partial) throw new Error('There is nothing to go on from.');
  const { result, continues } = next.value.partial;
  expect(continues).toEqual({ input: 'startPicture', values: { start: 'picture', iterationsDone: 4 } });
  const partial = result() as Extract<ReturnType<typeof result>, { kind: 'picture' }>;
  const startPicture = { name: 'It', pixels: partial.pixels };
  const seen: string[] = [];
  const rest = runTool(restyle, { ...inputs, startPicture }, { ...settings, ...continues!.values }, runtime);
  for await (const { step, of } of rest) seen.push(`${step}/${of}`);
  expect(seen).toEqual(['4/6', '5/6', '6/6']);
});

test('where nothing counts it says so', async () => {
  const nothing = { patchLayers: { relu2_1: 0, relu3_1: 0, relu4_1: 0 }, contentStrength: 0 };
  await expect(paint([painting], nothing)).rejects.toMatchObject({ code: 'no-strength' });
});
