import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { restyle } from './definition.ts';
import { duration } from './duration.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
});
afterAll(() => runtime.close());

async function ask(changes: object, image = { width: 6000, height: 4000 }) {
  const given = { inputs: {}, parameters: restyle.parameters.parse(changes), runtime } as never;
  return restyle.questions!.duration!.answer.parse(await duration(given, { image })) as {
    readonly width: number;
    readonly height: number;
    readonly seconds: number;
  };
}

test('tells the size and a time that grows with the pixels and what is left to do', async () => {
  const whole = await ask({ size: 1500, iterations: 200 });
  expect(whole).toMatchObject({ width: 1500, height: 1000 });
  expect(whole.seconds).toBeGreaterThan(0);
  // Half the side is a quarter of the pixels, at every level but the coarsest.
  const half = await ask({ size: 750, iterations: 200 });
  expect(whole.seconds / half.seconds).toBeGreaterThan(1.5);
  expect(whole.seconds / half.seconds).toBeLessThan(4);
  const rest = await ask({ size: 1500, iterations: 200, start: 'picture', iterationsDone: 150 });
  expect(rest.seconds).toBeLessThan(whole.seconds);
  // Patches are looked for among as many as there are places: the more pixels, the longer each takes.
  const patches = async (more: object) =>
    (await ask({ method: 'patches', iterations: 200, ...more })).seconds;
  expect((await patches({ size: 1500 })) / (await patches({ size: 750 }))).toBeGreaterThan(4);
  expect(await patches({ size: 750, rotations: 1 })).toBeGreaterThan(1.5 * (await patches({ size: 750 })));
  // Not more than the photo has.
  expect(await ask({ size: 1500 }, { width: 300, height: 200 })).toMatchObject({ width: 300, height: 200 });
});
