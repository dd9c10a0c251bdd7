import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { shippedStyles } from '../../styles/shipped.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { loadShipped, shippedStyle } from './shipped-style.ts';
import { transform } from './transform.ts';

let runtime: Runtime;
beforeAll(async () => (runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' })));
afterAll(() => runtime.close());

test('of every painting that ships something was learnt, for the weights that ship with it', async () => {
  const shipped = await loadShipped(runtime);
  const { codeLength } = transform(shipped.weights);
  const seen = new Set<string>();
  for (const { id } of await shippedStyles(join(root, 'resources'))) {
    const { offset, slope, network } = shippedStyle(shipped, id)!;
    expect([offset.length, slope.length]).toEqual([codeLength, codeLength]);
    expect(network).toEqual({ kind: 'shared', sha256: (await runtime.weights('fast-style')).sha256 });
    expect(offset.some((value) => value !== 0) && slope.some((value) => value !== 0)).toBe(true);
    seen.add(offset.join());
  }
  expect(seen.size).toBe(21);
});

test('of another nothing was', async () => {
  expect(shippedStyle(await loadShipped(runtime), 'mona-lisa')).toBeNull();
});
