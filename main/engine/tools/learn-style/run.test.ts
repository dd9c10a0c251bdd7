import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { styleEnding } from '../../../../preload/contract/styles.ts';
import { root } from '../../../../scripts/root.ts';
import { explain } from '../../../errors/explain.ts';
import { decodePicture } from '../../../image/decode.ts';
import { formulaStyle } from '../../../image/formula-pictures.testing.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { readLearntStyle } from '../../networks/learnt-style.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { restyle } from '../restyle/definition.ts';
import { runToEnd, runTool } from '../run-tool.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { learnStyle as tool, type LearnStyleParameters } from './definition.ts';
import { answers } from './run.ts';

// Each run trains, for some steps.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let runtime: Runtime;
let photo: Pixels;
const painting = fromPlanes(formulaStyle(160, 120), 8);

beforeAll(async () => {
  runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
  ({ pixels: photo } = await decodePicture(join(root, 'resources/samples/chelsea.jpg')));
});
afterAll(() => runtime.close());

const inputs = (learnt: Uint8Array | null = null) => ({
  image: { name: 'The photo', pixels: photo },
  style: [
    {
      name: 'paintings/Waves.png',
      pixels: painting,
      ...(learnt && { learnt: () => Promise.resolve(learnt) }),
    },
  ],
  photos: null,
});

interface Learning {
  readonly asked: Partial<LearnStyleParameters>;
  readonly until?: number;
  readonly checkpoint?: Uint8Array | null;
  readonly learnt?: Uint8Array | null;
}

/** The steps of a run up to one, and what it ends with if it gets there; and what it would leave after the third. */
async function learn({ asked, until = Infinity, checkpoint = null, learnt = null }: Learning) {
  const run = runTool(tool, inputs(learnt), { side: '192', ...asked }, runtime, undefined, checkpoint);
  const seen: ToolProgress[] = [];
  const leave = ({ checkpoint, partial }: ToolProgress) => ({
    checkpoint: checkpoint!(),
    result: partial!.result() as ToolResult<'model'>,
  });
  let left: ReturnType<typeof leave> | null = null;
  let next = await run.next();
  for (; !next.done; next = await run.next()) {
    const { value } = next;
    seen.push(value);
    if (value.stage !== 'learning') continue;
    if (value.step === 3) left = leave(value);
    if (value.step < until) continue;
    const { result } = leave(value);
    await run.return(undefined as never);
    return { seen, left, result };
  }
  return { seen, left, result: next.value };
}

test('a style whose learning was stopped and goes on is that of one that was not', async () => {
  const asked = { steps: 4 };
  const whole = await learn({ asked });
  const half = whole.left!;
  const rest = await learn({ asked, checkpoint: half.checkpoint });
  expect(rest.seen.find(({ stage }) => stage === 'learning')?.step).toBe(4);
  expect(rest.result.file).toEqual(whole.result.file);

  expect(whole.result.name).toBe(`Waves${styleEnding}`);
  const style = readLearntStyle(whole.result.file, whole.result.name);
  expect(style).toMatchObject({ name: 'Waves', steps: 4, network: { kind: 'shared' } });
  expect(style.painting).toMatchObject({ width: 160, height: 120 });
  expect(style.offset.some((value) => value !== 0)).toBe(true);
  expect(style.slope.some((value) => value !== 0)).toBe(true);
  // Stopped on the way, what was learnt until then is there.
  expect(readLearntStyle(half.result.file, half.result.name).steps).toBe(3);

  const fractions = whole.seen.map(({ fraction }) => fraction);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(whole.seen.at(-1)!.losses).toHaveLength(4);
  // The whole of the open picture is shown.
  const { preview } = whole.seen.find((step) => step.preview)!;
  expect(preview!.width / preview!.height).toBeCloseTo(photo.width / photo.height, 1);

  // A photo is painted otherwise by it than by what is predicted.
  const paint = async (learnt: Uint8Array | null) => {
    const { image, style } = inputs(learnt);
    const made = await runToEnd(
      restyle,
      { image, style, startPicture: null },
      { method: 'fast', longestSide: 64 },
      runtime,
    );
    return made.pixels.data;
  };
  expect(await paint(whole.result.file)).not.toEqual(await paint(null));
});

test('learning goes on from what a style has learnt, and lessens how far it is from the painting', async () => {
  const before = await learn({ asked: { steps: 12 } });
  const after = await learn({ asked: { steps: 4 }, learnt: before.result.file });
  expect(readLearntStyle(after.result.file, '').steps).toBe(16);
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [first, later] = [before.seen.at(-1)!.losses!.slice(0, 4), after.seen.at(-1)!.losses!];
  // Steps of the same numbers see the same.
  expect(mean(later)).toBeLessThan(0.95 * mean(first));
});

test('a style can have a network of its own, from the one that ships or from nothing', async () => {
  for (const learns of ['network', 'scratch'] as const) {
    const { result } = await learn({ asked: { steps: 10, learns }, until: 1 });
    const { network } = readLearntStyle(result.file, result.name);
    expect(network).toMatchObject({ kind: 'own', output: 'sigmoid' });
    const made = await runToEnd(
      restyle,
      { ...inputs(result.file), startPicture: null },
      { method: 'fast', longestSide: 64 },
      runtime,
    );
    expect(made.kind).toBe('picture');
  }
});

test('photos with next to nothing in them, and those that can’t be read, are left out and named', async () => {
  const page = fromPlanes(
    { width: 200, height: 150, data: new Float32Array(3 * 200 * 150).map((_, i) => (i % 977 ? 1 : 0)) },
    8,
  );
  const given = (name: string, pixels: Pixels) => ({ name, open: () => Promise.resolve(pixels) });
  const half = {
    name: 'half.jpg',
    open: () => Promise.reject(explain('truncated-image', { name: 'half.jpg' })),
  };
  const folder = (...photos: readonly (typeof half | ReturnType<typeof given>)[]) => ({
    ...inputs(),
    photos: { name: 'Album', photos, file: () => Promise.resolve(null) },
  });
  const toEnd = (all: ReturnType<typeof folder>) => runToEnd(tool, all, { side: '192', steps: 2 }, runtime);

  const mixed = folder(given('page.png', page), half, given('cat.jpg', photo));
  // It is too narrow to be shown painted, too.
  const strip = await resizePixels(photo, 600, 6);
  const { notes } = await toEnd({ ...mixed, image: { name: 'The canvas', pixels: strip } });
  expect(notes).toEqual([
    { code: 'photos-unreadable', values: { count: 1, names: 'half.jpg' } },
    { code: 'photos-plain', values: { count: 2, names: 'The canvas, page.png' } },
  ]);

  const plain = { ...folder(given('page.png', page)), image: { name: 'The canvas', pixels: page } };
  await expect(toEnd(plain)).rejects.toMatchObject({ code: 'folder-empty', because: 'plain' });
  await expect(toEnd(folder(half))).rejects.toMatchObject({ code: 'truncated-image' });
});

test('asked for how long it would take, it says so from a trial, in proportion to the steps', async () => {
  const ask = async (parameters: object) => {
    const about = { image: { width: 100, height: 80 } };
    const answer = await answers.duration(
      { inputs: inputs(), runtime, parameters: { ...parameters } },
      about,
    );
    return (tool.questions!.duration!.answer.parse(answer) as { seconds: number }).seconds;
  };
  const seconds = await ask({ steps: 100, side: '192', learns: 'code' });
  expect(seconds).toBeGreaterThan(1);
  expect(await ask({ steps: 300, side: '192', learns: 'code' })).toBeCloseTo(3 * seconds, 5);
  expect(await ask({ steps: 100, side: '384', learns: 'code' })).toBeCloseTo(4 * seconds, 5);
});
