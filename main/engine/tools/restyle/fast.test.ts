import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { luminance } from '../../../image/colour.ts';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import { alphaOf, fromPlanes, toPlanes } from '../../../image/planes.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runToEnd } from '../run-tool.ts';
import { restyle, parameters as settings } from './definition.ts';
import { paintFast } from './paint-fast.ts';
import { codeOf } from './style-code.ts';

let runtime: Runtime;
beforeAll(async () => {
  const models = join(import.meta.dirname, '../../../../models');
  // So little that it is painted in tiles.
  runtime = { ...(await openRuntime({ models, provider: 'cpu' })), memoryBudget: 2e8 };
});
afterAll(() => runtime.close());

const [WIDE, HIGH] = [203, 151];
const alpha = new Float32Array(WIDE * HIGH).map((_, i) => (i % WIDE) / (WIDE - 1));
const image = fromPlanes(formulaPhoto(WIDE, HIGH), 16, alpha);
const painting = fromPlanes(formulaStyle(96, 64), 8);

async function painted(keepColours: 'off' | 'luminance') {
  const given = { image: { name: 'It', pixels: image }, style: [{ name: 'It', pixels: painting }] };
  const { pixels } = await runToEnd(
    restyle,
    { ...given, startPicture: null },
    { method: 'fast', keepColours },
    runtime,
  );
  return pixels;
}

test('a photo is painted row by row into the pixels that painting it as a whole gives, its transparency kept', async () => {
  const style = await codeOf(runtime, [toPlanes(painting)], settings.parse({ method: 'fast' }));
  const steps = paintFast(runtime, style, toPlanes(image), () => undefined);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  expect(await painted('off')).toEqual(fromPlanes(next.value, 16, alphaOf(image)));
});

test('where the colours are kept, only how light a pixel is changes', async () => {
  const [before, after] = [toPlanes(image), toPlanes(await painted('luminance'))];
  const [was, is] = [luminance(before), luminance(after)];
  const size = WIDE * HIGH;
  let [most, moved] = [0, 0];
  for (let i = 0; i < 3 * size; i += 1) {
    const shown = after.data[i]!;
    // Where nothing was cut off at black or white, each channel moves as the luminance does.
    if (![0, 1, 2].every((c) => after.data[c * size + (i % size)]! % 1 !== 0)) continue;
    const lighter = is[i % size]! - was[i % size]!;
    most = Math.max(most, Math.abs(shown - before.data[i]! - lighter));
    moved = Math.max(moved, Math.abs(lighter));
  }
  expect(most).toBeLessThan(1e-4);
  expect(moved).toBeGreaterThan(0.05);
});
