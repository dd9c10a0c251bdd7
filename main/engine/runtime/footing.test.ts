import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { collectNotes } from '../notes.ts';
import { openFooting, withinMemory } from './footing.ts';
import type { Runtime } from './runtime.ts';

const noMemory = () => new UserError('out-of-memory', 'The memory ran out.');

function device(label: string, fallback: Runtime['fallback'] = null): Runtime {
  return { device: { provider: 'cuda', label, threads: null, reasons: [] }, fallback } as unknown as Runtime;
}

/** Parts as wide as the picture, of 8 rows at least. */
const strips = (most: number) => ({ width: 100, height: Math.max(8, Math.min(640, Math.floor(most / 100))) });

/** Work for which a device has memory up to so many rows. */
async function work(memory: Readonly<Record<string, number>>, runtime: Runtime) {
  const tried: string[] = [];
  const { notes, say } = collectNotes();
  const footing = openFooting(runtime, (_, most) => strips(most), say);
  const done = withinMemory(footing, (on, { height }) => {
    const { label } = on.device;
    tried.push(`${label} ${height}`);
    return height <= (memory[label] ?? 0) ? Promise.resolve(label) : Promise.reject(noMemory());
  });
  return { done: await done.catch((error: unknown) => error), tried, notes };
}

test('parts are halved until they fit, and each time it is said', async () => {
  const { done, tried, notes } = await work({ GPU: 200 }, device('GPU'));
  expect(done).toBe('GPU');
  expect(tried).toEqual(['GPU 640', 'GPU 320', 'GPU 160']);
  expect(notes).toEqual([
    { code: 'smaller-tiles', values: { before: '100 × 640', after: '100 × 320' } },
    { code: 'smaller-tiles', values: { before: '100 × 320', after: '100 × 160' } },
  ]);
});

test('the CPU is the last resort, with parts as large as at the beginning', async () => {
  const gpu = device('GPU', () => Promise.resolve(device('CPU')));
  const { done, tried, notes } = await work({ GPU: 0, CPU: 640 }, gpu);
  expect(done).toBe('CPU');
  expect(tried.slice(-2)).toEqual(['GPU 8', 'CPU 640']);
  expect(notes.at(-1)).toEqual({ code: 'cpu-went-on', values: { device: 'GPU', before: '100 × 8' } });
});

test('where nothing is left to try, it says how little was too much', async () => {
  const gpu = device('GPU', () => Promise.resolve(device('CPU')));
  const { done } = await work({}, gpu);
  expect(done).toMatchObject({
    code: 'out-of-memory',
    message: expect.stringContaining('even for 100 × 8 pixels at a time. Close other programs') as string,
  });
});

test('any other error is passed on at once', async () => {
  const footing = openFooting(
    device('GPU'),
    (_, most) => strips(most),
    () => undefined,
  );
  let tried = 0;
  const attempt = withinMemory(footing, () => {
    tried += 1;
    return Promise.reject(new Error('no such operator'));
  });
  await expect(attempt).rejects.toThrow('no such operator');
  expect(tried).toBe(1);
});

test('it ends, however little there is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), async (gpu, cpu) => {
      const { done, tried } = await work(
        { GPU: gpu, CPU: cpu },
        device('GPU', () => Promise.resolve(device('CPU'))),
      );
      expect(done instanceof UserError).toBe(Math.max(gpu, cpu) < 8);
      expect(tried.length).toBeLessThan(20);
    }),
  );
});
