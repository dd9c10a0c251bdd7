import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { formulaPhoto, formulaStyle } from '../../image/formula-pictures.testing.ts';
import { gatys } from '../losses/gatys.ts';
import { collectNotes } from '../notes.ts';
import { openRuntime, type Runtime } from '../runtime/runtime.ts';
import { descend } from './descend.ts';
import { measureGrams } from './grams.ts';
import { network } from './objectives.testing.ts';
import type { openObjective, PictureObjective } from './picture-objective.ts';
import type { Problem } from './problem.ts';
import { openWithinMemory } from './within-memory.ts';

let cpu: Runtime;
beforeAll(async () => (cpu = await openRuntime({ models: '', provider: 'cpu' })));
afterAll(() => cpu.close());

/** A device whose memory runs out, at opening or at running, for windows of more than so many pixels. */
function gpu(most: number, where: 'open' | 'run'): Runtime & { readonly alive: () => number } {
  const noMemory = () => Promise.reject(new UserError('out-of-memory', 'The memory ran out.'));
  let alive = 0;
  return {
    ...cpu,
    device: { provider: 'cuda', label: 'CUDA', threads: null, reasons: [] },
    fallback: () => Promise.resolve(cpu),
    alive: () => alive,
    // The network of the tests takes one byte a pixel.
    open: async (model, bytes) => {
      if (where === 'open' && bytes > most) return noMemory();
      const session = await cpu.open(model, bytes);
      alive += 1;
      return {
        run: (feeds) => (where === 'run' && bytes > most ? noMemory() : session.run(feeds)),
        release: () => {
          alive -= 1;
          return session.release();
        },
      };
    },
  };
}

async function restyle(on: Runtime) {
  const [width, height] = [283, 251];
  const { notes, say } = collectNotes();
  const grams = await measureGrams(on, network, formulaStyle(280, 240), say);
  const weights = {
    ...{ content: 0.1, style: 1, smoothness: 0.5, contentTap: 'relu4_1' as const },
    layers: { relu1_1: 0.2, relu2_1: 0.2, relu3_1: 0.2, relu4_1: 0.2, relu5_1: 0.2 },
  };
  const photo = formulaPhoto(width, height);
  const method = gatys(photo, [{ weight: 1, grams }], weights, 'relative');
  const problem: Problem = { width, height, network, method, memoryBudget: Infinity };
  const losses: number[] = [];
  const options = { optimiser: 'lbfgs', iterations: 2, say } as const;
  for await (const { loss } of descend(on, problem, photo, options)) losses.push(loss);
  return { losses, notes };
}

describe('a descent on a device with little memory', () => {
  let expected: number[];
  beforeAll(async () => {
    const { losses, notes } = await restyle(cpu);
    expect(notes).toEqual([]);
    expected = losses;
  });

  test.each(['open', 'run'] as const)('goes on in smaller windows (%s), and says so', async (where) => {
    const device = gpu(60_000, where);
    const { losses, notes } = await restyle(device);
    expect(losses).toHaveLength(2);
    losses.forEach((loss, i) => expect(loss / expected[i]!).toBeCloseTo(1, 3));
    expect(notes.length).toBeGreaterThan(0);
    for (const { code } of notes) expect(code).toBe('smaller-tiles');
    expect(device.alive()).toBe(0);
  });

  test.each(['open', 'run'] as const)('goes on on the CPU at last (%s), and says so', async (where) => {
    const device = gpu(10, where);
    const { losses, notes } = await restyle(device);
    losses.forEach((loss, i) => expect(loss / expected[i]!).toBeCloseTo(1, 4));
    expect(notes.at(-1)).toMatchObject({ code: 'cpu-went-on', values: { device: 'CUDA' } });
    expect(device.alive()).toBe(0);
  });
});

test('a loss that is no number ends a descent at once, and names the device', async () => {
  const nonsense: typeof openObjective = () =>
    Promise.resolve<PictureObjective>({
      evaluate: (x) => Promise.resolve({ loss: NaN, gradient: x }),
      terms: () => ({}),
      renew: () => undefined,
      close: () => Promise.resolve(),
    });
  const problem = { width: 64, height: 64, network, method: {}, memoryBudget: Infinity } as Problem;
  const objective = openWithinMemory(gpu(1e9, 'run'), problem, () => undefined, nonsense);
  await expect(objective.evaluate(new Float32Array(3))).rejects.toMatchObject({
    code: 'bad-result',
    message: expect.stringContaining('CUDA') as string,
  });
});
