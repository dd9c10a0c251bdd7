import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { picturesIn } from '../../preload/contract/index.ts';
import type { Rgba8 } from '../image/pixels.ts';
import { openPixelStore, type PixelStore } from '../store/pixelstore.ts';
import { carryOut, type Wish } from './carry-out.ts';
import { noFolders } from './photos.testing.ts';
import type { FromJob } from './protocol.ts';
import type { Runtime } from './runtime/runtime.ts';
import { picture } from './tools/inputs.ts';
import type { LoadTool } from './tools/runs.ts';
import { defineTool, type ToolProgress, type ToolResult, type ToolRun } from './tools/tool.ts';

const closed: string[] = [];

/** Ten steps, each of which paints the whole picture in its own grey. */
function counting(id: string) {
  return defineTool({
    ...{ id, version: 1, result: 'picture' },
    inputs: { image: picture() },
    parameters: z.object({}),
  });
}

const tools = [
  ...[counting('useful'), counting('useless'), counting('learning')],
  { ...counting('network'), result: 'model' as const },
];

/** What each yields beside. */
const beside: Record<string, (at: number, result: () => ToolResult) => Partial<ToolProgress>> = {
  useful: (at, result) => ({ partial: { result, continues: { input: 'start', values: { at } } } }),
  useless: () => ({}),
  network: (at) => ({
    partial: {
      result: () => ({ kind: 'model', file: Uint8Array.of(at), name: 'a.net', measures: {}, notes: [] }),
      continues: null,
    },
  }),
  learning: (at) => ({ checkpoint: () => Uint8Array.of(at) }),
};

const load: LoadTool = (id) => {
  const run: ToolRun = async function* (_inputs, _parameters, _runtime, checkpoint) {
    const painted = grey(0);
    const resultOf = (): ToolResult => ({
      ...{ kind: 'picture', pixels: { ...painted, data: painted.data.slice() }, measures: {}, notes: [] },
    });
    try {
      for (let at = (checkpoint?.[0] ?? 0) + 1; at <= 10; at += 1) {
        await Promise.resolve();
        painted.data.fill(at);
        yield { stage: 'descending', step: at, of: 10, fraction: at / 10, ...beside[id]?.(at, resultOf) };
      }
      return resultOf();
    } finally {
      closed.push(id);
    }
  };
  return Promise.resolve({ run });
};

function grey(value: number): Rgba8 {
  return { depth: 8, width: 2, height: 1, data: new Uint8Array(8).fill(value) };
}

let store: PixelStore;
let image: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carry-out-'));
  store = await openPixelStore(folder);
  image = await store.putPixels(grey(200));
  return () => rm(folder, { recursive: true });
});

async function run(tool: string, wishAt: (step: number) => Wish | null, checkpoint: string | null = null) {
  const told: FromJob[] = [];
  let step = 0;
  const end = await carryOut(
    {
      type: 'run',
      job: 'j',
      tool,
      parameters: {},
      inputs: { image: { kind: 'picture', pixels: image, name: 'x' } },
      checkpoint,
    },
    { store, photos: noFolders, runtime: {} as Runtime, tools, load, checkpointEvery: Infinity },
    (message) => {
      told.push(message);
      if (message.type === 'progress') step = message.step;
    },
    () => wishAt(step),
  );
  return { end, told };
}

test('a job that is stopped leaves what its last step had made, and how it goes on', async () => {
  const { end } = await run('useful', (step) => (step === 4 ? 'cancel' : null));
  expect(end).toMatchObject({ type: 'cancelled', partial: { continues: { values: { at: 4 } } } });
  const { partial } = end as Extract<typeof end, { type: 'cancelled' }>;
  expect((await store.pixels(picturesIn(partial!.result)[0]!)).data).toEqual(grey(4).data);
  expect(closed.pop()).toBe('useful');
});

test('a preview is said to stand for what is made only where that is a picture', async () => {
  const stopped = async (tool: string) => {
    const { end, told } = await run(tool, (step) => (step === 4 ? 'cancel' : null));
    return { end, tells: told.some((said) => said.type === 'progress' && said.partial !== undefined) };
  };
  expect(await stopped('useful')).toMatchObject({ tells: true });
  const { end, tells } = await stopped('network');
  expect(tells).toBe(false);
  expect(end).toMatchObject({ type: 'cancelled', partial: { result: { kind: 'model', name: 'a.net' } } });
});

test('one whose work is of no use before its end just ends', async () => {
  const { end } = await run('useless', (step) => (step === 4 ? 'cancel' : null));
  expect(end).toEqual({ type: 'cancelled', job: 'j', partial: null });
  expect(closed.pop()).toBe('useless');
});

test('a job that pauses writes where it stands, and goes on from there', async () => {
  const file = join(store.folder, 'a.checkpoint');
  const { end, told } = await run('learning', (step) => (step === 6 ? 'pause' : null), file);
  expect(end).toEqual({ type: 'paused', job: 'j' });
  expect(told.at(-1)).toEqual({ type: 'checkpointed', job: 'j' });
  expect([...(await readFile(file))]).toEqual([6]);
  const second = await run('learning', () => null, file);
  expect(second.told[0]).toMatchObject({ type: 'progress', step: 7 });
  expect(second.end.type).toBe('done');
});

test('what can’t be gone on from isn’t paused', async () => {
  const { end } = await run('useful', (step) => (step === 4 ? 'pause' : null));
  expect(end.type).toBe('done');
});
