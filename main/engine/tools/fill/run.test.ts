import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../../scripts/root.ts';
import { layPartOver } from '../../../image/lay-over.ts';
import type { Pixels, Rgba8 } from '../../../image/pixels.ts';
import { blobs, drawn, erased, holesInTiles, rectangle, tiles } from '../../fill/pictures.testing.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runTool } from '../run-tool.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { fill as tool, type FillParameters } from './definition.ts';

// PatchMatch computes nothing on it.
const none = {} as Runtime;

interface Filled {
  readonly result: ToolResult<'pictures'>;
  /** The picture with each of the results laid over, as the command line writes it. */
  readonly whole: readonly Pixels[];
  readonly steps: readonly ToolProgress[];
}

interface Masks {
  readonly from?: Uint8Array;
  readonly avoid?: Uint8Array;
}

async function filled(
  picture: Pixels,
  mask: Uint8Array,
  asked: Partial<FillParameters> = {},
  masks: Masks = {},
  runtime: Runtime = none,
): Promise<Filled> {
  const { width, height } = picture;
  const given = (data: Uint8Array | undefined) => (data ? { name: 'A mask', width, height, data } : null);
  const inputs = {
    image: { name: 'The photo', pixels: picture },
    mask: { name: 'The mask', width, height, data: mask },
    ...{ from: given(masks.from), avoid: given(masks.avoid) },
  };
  const run = runTool(tool, inputs, { method: 'patchmatch', variations: 1, ...asked }, runtime);
  const steps: ToolProgress[] = [];
  let next = await run.next();
  for (; !next.done; next = await run.next()) steps.push(next.value);
  const { pictures, part } = next.value;
  if (!part) throw new Error('It is a part of the picture.');
  return { result: next.value, whole: pictures.map((each) => layPartOver(picture, each, part)), steps };
}

const own = (grow: number, soften: number) => ({ rim: 'own', grow, soften }) as const;

/** How many pixels differ at all where a test holds. */
function changed(a: Pixels, b: Pixels, where: (at: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < a.width * a.height; at++)
    if (where(at) && [0, 1, 2, 3].some((c) => a.data[4 * at + c] !== b.data[4 * at + c])) count += 1;
  return count;
}

test.each(holesInTiles)('a pattern goes on exactly through a hole %s and its rim', async (_, mask) => {
  const { whole } = await filled(erased(tiles, mask), mask);
  expect(whole[0]!.data).toEqual(tiles.data);
});

test('nothing changes further from what is marked than the rim is wide, and all of what is marked goes', async () => {
  const picture = blobs(80, 60, 4);
  const mask = rectangle(picture, 30, 24, 42, 36);
  const before = erased(picture, mask);
  const { whole } = await filled(before, mask, own(3, 2));
  const beyond = (at: number) => {
    const [x, y] = [at % 80, Math.floor(at / 80)];
    return Math.hypot(Math.max(30 - x, x - 41, 0), Math.max(24 - y, y - 35, 0));
  };
  expect(changed(before, whole[0]!, (at) => beyond(at) > 5)).toBe(0);
  expect(changed(before, whole[0]!, (at) => beyond(at) > 3 && beyond(at) <= 5)).toBeGreaterThan(0);
  const left = (at: number) => [255, 0, 255].every((value, c) => whole[0]!.data[4 * at + c] === value);
  expect([...mask.keys()].filter((at) => mask[at] === 255 && left(at))).toEqual([]);
});

test('without a rim nothing but what is marked changes', async () => {
  const picture = blobs(64, 64, 2);
  const mask = rectangle(picture, 20, 20, 44, 44);
  const { whole } = await filled(erased(picture, mask), mask, own(0, 0));
  expect(changed(erased(picture, mask), whole[0]!, (at) => mask[at] === 0)).toBe(0);
});

test('what is marked by half is filled by half', async () => {
  const mask = rectangle(tiles, 40, 40, 60, 60);
  const before = erased(tiles, mask);
  const { whole } = await filled(
    before,
    mask.map((value) => (value > 0 ? 64 : 0)),
    own(0, 0),
  );
  const at = 4 * (50 * 96 + 50);
  for (const c of [0, 1, 2]) {
    const [from, to] = [before.data[at + c]!, tiles.data[at + c]!];
    expect(whole[0]!.data[at + c]).toBe(Math.round(from + (64 / 255) * (to - from)));
  }
});

test('by itself the rim is as wide as the picture asks for', async () => {
  const picture = drawn(5000, 40, (x, y) => [(x % 12) * 20, (y % 8) * 30, 80]);
  const { result } = await filled(picture, rectangle(picture, 2400, 18, 2410, 22));
  // Grows by five and fades over five.
  expect(result.part).toMatchObject({ x: 2390, y: 8 });
  expect(result.pictures[0]).toMatchObject({ width: 30, height: 24 });
});

test('there are as many variations as wanted, each with the seed that follows', async () => {
  const picture = blobs(40, 40, 3);
  const mask = rectangle(picture, 14, 14, 28, 28);
  const { result } = await filled(picture, mask, { variations: 3, seed: 7 });
  const alone = await filled(picture, mask, { variations: 1, seed: 8 });
  expect(result.pictures).toHaveLength(3);
  expect(result.pictures[1]!.data).toEqual(alone.result.pictures[0]!.data);
  expect(result.pictures[0]!.data).not.toEqual(result.pictures[1]!.data);
});

test('stopped before the first is finished it leaves nothing, and after it what is', async () => {
  const picture = blobs(40, 40, 3);
  const { steps } = await filled(picture, rectangle(picture, 14, 14, 28, 28), { variations: 3 });
  expect(steps.filter(({ step }) => step < 2).some(({ partial }) => partial)).toBe(false);
  expect(steps.filter(({ step }) => step >= 2).every(({ partial }) => partial)).toBe(true);
});

test('a preview is the filling alone, in its place', async () => {
  const picture = blobs(200, 160, 3);
  const mask = rectangle(picture, 100, 80, 130, 100);
  const { steps } = await filled(erased(picture, mask), mask, own(2, 0));
  const shown = steps.find(({ preview }) => preview);
  expect(shown?.within).toEqual({ x: 98, y: 78, width: 34, height: 24 });
  const { preview } = shown as { preview: Rgba8 };
  expect(preview).toMatchObject({ width: 34, height: 24 });
  const alphas = [preview.data[4 * (12 * 34 + 17) + 3], preview.data[3]];
  // Shown in the middle; not in the corner, which is further from what is marked than two pixels.
  expect(alphas).toEqual([255, 0]);
});

test('it is drawn from where the person wants it, however far away, and from nowhere that is to be stayed out of', async () => {
  const sides = drawn(1600, 60, (x, y) => (x < 120 ? [200, 40 + y, 40] : [40, 40 + y, 200]));
  const mask = rectangle(sides, 1500, 20, 1530, 40);
  const red = await filled(sides, mask, own(0, 0), { from: rectangle(sides, 0, 0, 100, 60) });
  expect(red.whole[0]!.data[4 * (30 * 1600 + 1515)]).toBeGreaterThan(100);
  const halves = drawn(120, 60, (x, y) => (x < 60 ? [200, 40 + y, 40] : [40, 40 + y, 200]));
  const hole = rectangle(halves, 20, 20, 40, 40);
  const blue = await filled(halves, hole, own(0, 0), { avoid: rectangle(halves, 0, 0, 60, 60) });
  expect(blue.whole[0]!.data[4 * (30 * 120 + 30) + 2]).toBeGreaterThan(100);
});

test('a photo of 16 bits is filled in 16 bits', async () => {
  const deep = { ...tiles, depth: 16 as const, data: Uint16Array.from(tiles.data, (value) => value * 257) };
  const mask = rectangle(tiles, 40, 40, 60, 60);
  const broken = { ...deep, data: deep.data.map((value, p) => (mask[p >> 2]! > 0 ? 9 : value)) };
  const { whole, steps } = await filled(broken, mask);
  // What meets its neighbours in the gradient domain does so in single precision.
  expect(whole[0]?.depth).toBe(16);
  expect(Math.max(...deep.data.map((value, p) => Math.abs(value - whole[0]!.data[p]!)))).toBeLessThanOrEqual(
    8,
  );
  expect(steps.find(({ preview }) => preview)?.preview?.depth).toBe(8);
});

test('a grey photo stays grey', async () => {
  const grey = drawn(64, 64, (x, y) => {
    const value = ((x % 12) * 12 + (y % 8) * 14) % 256;
    return [value, value, value];
  });
  const mask = rectangle(grey, 20, 20, 40, 40);
  const { whole } = await filled(erased(grey, mask), mask);
  expect(whole[0]!.data).toEqual(grey.data);
});

test('a transparent photo is filled with what isn’t transparent, and stays so elsewhere', async () => {
  const picture = blobs(64, 64, 6);
  for (let at = 0; at < 64 * 28; at++) picture.data.set([0, 255, 0, 0], 4 * at);
  const mask = rectangle(picture, 20, 40, 44, 52);
  const { whole } = await filled(picture, mask);
  mask.forEach((value, at) => value > 0 && expect(whole[0]!.data[4 * at + 3]).toBe(255));
  expect(changed(picture, whole[0]!, (at) => at < 64 * 28)).toBe(0);
});

const small = blobs(32, 32, 1);

test.each<[string, Uint8Array, Masks, string]>([
  ['an empty mask', new Uint8Array(32 * 32), {}, 'nothing-to-fill'],
  ['a mask of everything', rectangle(small, 0, 0, 32, 32), {}, 'nothing-to-draw-from'],
  ['a hole larger than what surrounds it', rectangle(small, 5, 5, 27, 27), {}, 'nothing-to-draw-from'],
  [
    'an empty region to draw from',
    rectangle(small, 10, 10, 14, 14),
    { from: new Uint8Array(32 * 32) },
    'nothing-to-draw-from',
  ],
])('%s is refused in words', async (_, mask, masks, code) => {
  await expect(filled(small, mask, {}, masks)).rejects.toMatchObject({ code });
});

test.each(['content', 'neural', 'auto'] as const)(
  'a network fills all of the hole and nothing else: %s',
  async (method) => {
    const picture = blobs(96, 96, 5);
    const mask = rectangle(picture, 30, 30, 62, 62);
    const before = erased(picture, mask);
    const networks = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
    const { whole } = await filled(before, mask, { method, ...own(0, 0) }, {}, networks);
    await networks.close();
    expect(changed(before, whole[0]!, (at) => mask[at] === 0)).toBe(0);
    expect(changed(before, whole[0]!, (at) => mask[at]! > 0)).toBe(32 * 32);
  },
);
