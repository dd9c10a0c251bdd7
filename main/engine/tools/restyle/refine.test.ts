import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ToolInputs } from '../../../../preload/contract/index.ts';
import { formulaPhoto, formulaStyle } from '../../../image/formula-pictures.testing.ts';
import type { Planes } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { checkInputs, checkParameters } from '../check.ts';
import { runToEnd } from '../run-tool.ts';
import { restyle } from './definition.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

const given = (planes: Planes) => ({ name: 'It', pixels: fromPlanes(planes, 8) });
const inputs = {
  image: given(formulaPhoto(64, 64)),
  style: [given(formulaStyle(60, 50))],
  startPicture: null,
};
const settings = { method: 'fast', size: 64, iterations: 4 };

test('what one pass painted says how descent goes on from it, and descent with it ends elsewhere than without', async () => {
  const fast = await runToEnd(restyle, inputs, settings, runtime);
  expect(fast.continues?.input).toBe('startPicture');
  const further = { ...settings, ...fast.continues!.values };
  const startPicture = { name: 'It', pixels: fast.pixels };
  const refined = await runToEnd(restyle, { ...inputs, startPicture }, further, runtime);
  expect(refined.continues).toBeUndefined();
  expect(refined.pixels.data).not.toEqual(fast.pixels.data);
  const plain = await runToEnd(restyle, inputs, { ...settings, method: 'descent' }, runtime);
  expect(refined.pixels.data).not.toEqual(plain.pixels.data);
});

test('a picture to start from is needed by a descent from one, and not by one pass, whatever is left chosen', () => {
  const picture = { pixels: 'a', name: 'It' };
  const chosen: ToolInputs = {
    image: { kind: 'picture', ...picture },
    style: { kind: 'references', pictures: [picture] },
  };
  const check = (method: string) => () =>
    checkInputs(restyle, chosen, checkParameters(restyle, { method, start: 'picture' }));
  expect(check('fast')).not.toThrow();
  expect(check('descent')).toThrow('startPicture');
});
