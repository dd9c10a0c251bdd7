import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { buildWeights } from '../../../../scripts/weights.ts';
import type { Pixels, Rgba8 } from '../../../image/pixels.ts';
import { learntFaceName, readLearntFace } from '../../networks/learnt-face.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { readPortrait } from '../../swap/portrait.testing.ts';
import { runToEnd, runTool } from '../run-tool.ts';
import { swap } from '../swap/definition.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { learnFace as tool } from './definition.ts';
import { answers } from './run.ts';

// Each run finds faces in photos by networks, and trains one.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let runtime: Runtime;
let photo: Rgba8;
/** The same in a colder light. */
let other: Rgba8;
let nobody: Rgba8;

beforeAll(async () => {
  await buildWeights();
  runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
  ({ photo, nobody } = await readPortrait());
  const data = photo.data.map((value, p) => Math.round(value * [0.6, 0.8, 1, 1][p % 4]!));
  other = { ...photo, data };
});

afterAll(() => runtime.close());

const inputs = (image: Pixels, learnt: Uint8Array | null = null) => ({
  image: { name: 'The photo', pixels: image },
  person: {
    name: 'Somebody',
    photos: [{ name: '1.jpg', open: () => Promise.resolve(other) }],
    file: (name: string) => Promise.resolve(name === learntFaceName ? learnt : null),
  },
  others: null,
});

/** The steps of a run that learns ten, what it leaves if it is stopped after the seventh, and what it ends with. */
async function learn(image: Pixels, checkpoint: Uint8Array | null = null) {
  const run = runTool(tool, inputs(image), { steps: 10 }, runtime, undefined, checkpoint);
  const seen: ToolProgress[] = [];
  let left: { checkpoint: Uint8Array; partial: ToolResult<'model'> } | null = null;
  let next = await run.next();
  for (; !next.done; next = await run.next()) {
    const { value } = next;
    seen.push(value);
    if (value.stage === 'learning' && value.step === 7)
      left = { checkpoint: value.checkpoint!(), partial: value.partial!.result() as ToolResult<'model'> };
  }
  return { seen, left, result: next.value };
}

test('a training that was stopped and goes on ends with the network of one that was not', async () => {
  const whole = await learn(photo);
  const { checkpoint, partial } = whole.left!;
  const rest = await learn(photo, checkpoint);
  expect(rest.seen.find(({ stage }) => stage === 'learning')?.step).toBe(8);
  expect(rest.result.file).toEqual(whole.result.file);
  expect(rest.result.measures).toEqual(whole.result.measures);

  const { name, file, measures } = whole.result;
  expect(name).toBe('network.safetensors');
  expect(readLearntFace(file, name)).toMatchObject({ person: 'Somebody', size: 128, steps: 10 });
  expect(Object.keys(measures).sort()).toEqual(['content', 'light', 'smoothness', 'steps', 'texture']);
  expect(rest.seen.at(-1)!.losses).toEqual(whole.seen.at(-1)!.losses);
  expect(whole.seen.at(-1)!.losses).toHaveLength(10);
  // Stopped on the way, what was learnt until then is there.
  expect(readLearntFace(partial.file, name).steps).toBe(7);

  const fractions = whole.seen.map(({ fraction }) => fraction);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  // What it makes of the face that is open is shown where that is.
  const { preview, within } = whole.seen.find((step) => step.preview)!;
  expect(preview!.data.some((value, p) => p % 4 === 3 && value > 0)).toBe(true);
  expect(within!.x + within!.width).toBeLessThanOrEqual(photo.width);

  const swapped = await runToEnd(
    swap,
    { ...inputs(photo, file), face: [], mask: null },
    { method: 'network' },
    runtime,
  );
  expect(swapped.pictures).toHaveLength(1);
});

test('with nobody else to practise on it says so', async () => {
  const run = runTool(tool, inputs(nobody), { steps: 10 }, runtime);
  let next = await run.next();
  while (!next.done && next.value.stage !== 'learning') next = await run.next();
  if (next.done) throw new Error('It ended without a step.');
  // What its first step leaves tells already what the last would.
  const { notes } = next.value.partial!.result() as ToolResult<'model'>;
  await run.return(undefined as never);
  expect(notes.map(({ code }) => code)).toContain('learn-face-alone');
  expect(notes.map(({ code }) => code)).toContain('swap-one-photo');
});

test('asked for how long it would take, it says so from a trial, in proportion to the steps', async () => {
  const about = { image: { width: 100, height: 80 } };
  const given = { inputs: inputs(photo), runtime };
  const ask = async (parameters: object) => {
    const answer = await answers.duration({ ...given, parameters: { ...parameters } }, about);
    return (tool.questions!.duration!.answer.parse(answer) as { seconds: number }).seconds;
  };
  const seconds = await ask({ steps: 1000, size: '128' });
  expect(seconds).toBeGreaterThan(10);
  expect(await ask({ steps: 3000, size: '128' })).toBeCloseTo(3 * seconds, 5);
  expect(await ask({ steps: 1000, size: '256' })).toBeCloseTo(4 * seconds, 5);
});
