import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Face } from '../../../../preload/contract/index.ts';
import { root } from '../../../../scripts/root.ts';
import { buildWeights } from '../../../../scripts/weights.ts';
import { explain } from '../../../errors/explain.ts';
import { UserError } from '../../../errors/user-error.ts';
import { crop } from '../../../image/crop.ts';
import { layPartOver } from '../../../image/lay-over.ts';
import type { Pixels, Rgba8 } from '../../../image/pixels.ts';
import { findFaces } from '../../faces/find.ts';
import { untrainedIdentity } from '../../networks/identity.ts';
import { learntFaceName, writeLearntFace } from '../../networks/learnt-face.ts';
import type { Weights } from '../../networks/weights.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { readPortrait } from '../../swap/portrait.testing.ts';
import { runToEnd, runTool } from '../run-tool.ts';
import type { ToolProgress, ToolResult } from '../tool.ts';
import { swap as tool, type SwapParameters } from './definition.ts';
import { answers } from './run.ts';

// Each run finds faces in several photos by networks.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let runtime: Runtime;
/** A portrait, the same in a mirror and warmer, and one with nobody in it. */
let photo: Rgba8;
let other: Rgba8;
let nobody: Rgba8;

beforeAll(async () => {
  await buildWeights();
  runtime = await openRuntime({ models: join(root, 'models'), provider: 'cpu' });
  ({ photo, nobody } = await readPortrait());
  const data = photo.data.slice();
  for (let p = 0; p < data.length; p += 4) {
    const [x, y] = [(p / 4) % 240, Math.floor(p / 960)];
    const from = 4 * (y * 240 + 239 - x);
    for (let c = 0; c < 3; c++) data[p + c] = Math.round(photo.data[from + c]! * [0.95, 0.8, 0.6][c]!);
  }
  other = { ...photo, data };
});

afterAll(() => runtime.close());

interface Asked {
  readonly person?: readonly Pixels[];
  readonly face?: readonly Face[];
  readonly mask?: Uint8Array;
  /** What lies beside the person's photos. */
  readonly learnt?: Uint8Array;
  readonly parameters?: Partial<SwapParameters>;
}

interface Swapped {
  readonly result: ToolResult<'pictures'>;
  /** The photo with each of the results laid over, as the command line writes it. */
  readonly whole: readonly Pixels[];
  readonly steps: readonly ToolProgress[];
}

async function swapped(
  picture: Pixels,
  { person = [other], face = [], mask, learnt, parameters = {} }: Asked = {},
): Promise<Swapped> {
  const { width, height } = picture;
  const photos = person.map((pixels, i) => ({ name: `${i}.jpg`, open: () => Promise.resolve(pixels) }));
  const inputs = {
    image: { name: 'The photo', pixels: picture },
    ...{ face, person: { name: 'Somebody', photos, file: beside(learnt) } },
    mask: mask ? { name: 'A mask', width, height, data: mask } : null,
  };
  const run = runTool(tool, inputs, parameters, runtime);
  const steps: ToolProgress[] = [];
  let next = await run.next();
  for (; !next.done; next = await run.next()) steps.push(next.value);
  const { pictures, part } = next.value;
  if (!part) throw new Error('A face is a part of the photo.');
  return { result: next.value, whole: pictures.map((each) => layPartOver(picture, each, part)), steps };
}

function beside(learnt: Uint8Array | undefined) {
  return (name: string) => Promise.resolve(name === learntFaceName && learnt ? learnt : null);
}

const codes = ({ result }: Swapped) => result.notes.map(({ code }) => code);

/** Pixels in which two pictures differ. */
function changes(a: Pixels, b: Pixels): number[] {
  return Array.from({ length: a.width * a.height }, (_, at) => at).filter((at) =>
    [0, 1, 2, 3].some((c) => a.data[4 * at + c] !== b.data[4 * at + c]),
  );
}

test('a face that is swapped with itself stays what it is', async () => {
  const { whole, result } = await swapped(photo, { person: [photo] });
  let [sum, count] = [0, 0];
  for (const at of changes(photo, whole[0]!)) {
    for (let c = 0; c < 3; c++) sum += Math.abs(photo.data[4 * at + c]! - whole[0]!.data[4 * at + c]!);
    count += 3;
  }
  expect(count).toBeGreaterThan(1000);
  expect(sum / count).toBeLessThan(3);
  expect(result.notes.map(({ code }) => code)).toEqual(['swap-one-photo']);
});

test('the face changes, and nothing outside of what the part covers', async () => {
  const { whole, result, steps } = await swapped(photo);
  const { x, y, mask } = result.part!;
  const [made] = result.pictures;
  const outside = changes(photo, whole[0]!).filter((at) => {
    const [column, row] = [(at % 240) - x, Math.floor(at / 240) - y];
    const inside = column >= 0 && row >= 0 && column < made!.width && row < made!.height;
    return !inside || mask[row * made!.width + column] === 0;
  });
  expect(outside).toEqual([]);
  expect(changes(photo, whole[0]!).length).toBeGreaterThan(3000);
  expect(steps.some(({ preview, within }) => preview && within?.x === x)).toBe(true);
  const fractions = steps.map(({ fraction }) => fraction);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
});

test('a face that descends stays within what is covered, and keeps its expression', async () => {
  const { whole, result, steps } = await swapped(photo, {
    ...{ person: [other, photo], parameters: { method: 'descent' } },
  });
  const { x, y, mask } = result.part!;
  const made = result.pictures[0]!;
  const outside = changes(photo, whole[0]!).filter((at) => {
    const [column, row] = [(at % 240) - x, Math.floor(at / 240) - y];
    const inside = column >= 0 && row >= 0 && column < made.width && row < made.height;
    return !inside || mask[row * made.width + column] === 0;
  });
  expect(outside).toEqual([]);
  expect(steps.length).toBeGreaterThan(50);
  // The warped photo at once, and the face after each size.
  expect(steps.filter(({ preview }) => preview).length).toBeGreaterThan(2);
  const [before, after] = await Promise.all([found(photo), found(whole[0]!)]);
  const moved = after[0]!.landmarks.map((value, i) => Math.abs(value - before[0]!.landmarks[i]!));
  expect(moved.reduce((sum, each) => sum + each, 0) / moved.length).toBeLessThan(2);
});

test('a network that has learnt to darken darkens the face, and nothing beyond its mask', async () => {
  const untrained = untrainedIdentity(128, () => 0);
  const darker = new Map(untrained).set('last.bias', {
    shape: [3],
    data: new Float32Array(3).fill(-0.2),
  });
  const file = (weights: Weights) => writeLearntFace({ person: 'Somebody', size: 128, steps: 1, weights });
  const parameters = { method: 'network', light: 0, colourAmount: 0 } as const;
  const [plain, dark] = [
    await swapped(photo, { learnt: file(untrained), parameters }),
    await swapped(photo, { learnt: file(darker), parameters }),
  ];
  // The person's photo is the photo itself in a mirror: what has learnt nothing gives the photo back.
  const apart = ({ whole }: Swapped) =>
    changes(photo, whole[0]!).reduce(
      (sum, at) => sum + Math.abs(photo.data[4 * at + 1]! - whole[0]!.data[4 * at + 1]!),
      0,
    ) / changes(photo, whole[0]!).length;
  expect(apart(plain)).toBeLessThan(8);
  // The rim is made to meet the photo, so that an even change is undone.
  expect(apart(dark)).toBeLessThan(16);
  const { x, y, mask } = dark.result.part!;
  const made = dark.result.pictures[0]!;
  const outside = changes(photo, dark.whole[0]!).filter((at) => {
    const [column, row] = [(at % 240) - x, Math.floor(at / 240) - y];
    const inside = column >= 0 && row >= 0 && column < made.width && row < made.height;
    return !inside || mask[row * made.width + column] === 0;
  });
  expect(outside).toEqual([]);
});

test('without a network, or with one that can’t be used, it is told what to do', async () => {
  const parameters = { method: 'network' } as const;
  await expect(swapped(photo, { parameters })).rejects.toMatchObject({
    ...{ code: 'learnt-face', because: 'missing' },
    message: expect.stringContaining('learn-face') as string,
  });
  await expect(swapped(photo, { learnt: Uint8Array.of(1, 2, 3), parameters })).rejects.toMatchObject({
    ...{ code: 'learnt-face', because: 'damaged' },
  });
});

test('only what a mask marks is covered', async () => {
  const mask = new Uint8Array(240 * 300);
  const { landmarks } = (await found(photo))[0]!;
  const [middle, nose] = [Math.round(landmarks[60]!), Math.round(landmarks[61]!)];
  for (let y = nose - 8; y < nose + 8; y++) mask.fill(255, y * 240 + middle - 8, y * 240 + middle + 8);
  const { whole } = await swapped(photo, { mask });
  const changed = changes(photo, whole[0]!);
  expect(changed.length).toBeGreaterThan(50);
  expect(changed.filter((at) => mask[at] === 0)).toEqual([]);
  const elsewhere = new Uint8Array(240 * 300).fill(255, 0, 240);
  await expect(swapped(photo, { mask: elsewhere })).rejects.toMatchObject({ code: 'mask-misses-face' });
});

test('eyes and mouth stay where they are to be kept', async () => {
  const { whole } = await swapped(photo, { parameters: { eyes: 'photo', mouth: 'photo' } });
  const changed = new Set(changes(photo, whole[0]!));
  const { landmarks } = (await found(photo))[0]!;
  for (const i of [37, 38, 43, 44, 51, 57]) {
    expect(changed.has(Math.round(landmarks[2 * i + 1]!) * 240 + Math.round(landmarks[2 * i]!))).toBe(false);
  }
  expect(changed.size).toBeGreaterThan(1000);
});

test('more identity is further from who was there before, from nothing on', async () => {
  const descriptorOf = async (picture: Pixels) => (await findFaces(runtime, picture))[0]!.descriptor;
  const before = await descriptorOf(photo);
  const away: number[] = [];
  for (const identity of [0, 0.5, 1]) {
    const { whole } = await swapped(photo, { parameters: { identity } });
    const after = await descriptorOf(whole[0]!);
    away.push(Math.hypot(...Array.from(after, (value, i) => value - before[i]!)));
  }
  expect(away).toEqual([...away].sort((a, b) => a - b));
  expect(away[0]).toBeLessThan(0.1);
  expect(away[2]).toBeGreaterThan(2 * away[0]!);
});

test('a photo of 16 bits with transparency keeps both', async () => {
  const data = Uint16Array.from(photo.data, (value, p) => (p % 4 === 3 ? 40_000 : value * 257));
  const deep = { ...photo, depth: 16 as const, data };
  const { whole } = await swapped(deep);
  expect(whole[0]!.depth).toBe(16);
  expect(changes(deep, whole[0]!).length).toBeGreaterThan(3000);
  const alphas = new Set(whole[0]!.data.filter((_, p) => p % 4 === 3));
  expect([...alphas]).toEqual([40_000]);
  expect(whole[0]!.data.some((value, p) => p % 4 < 3 && value % 257 !== 0)).toBe(true);
});

test('each variation takes a photo of its own, and fewer photos are told', async () => {
  const asked = await swapped(photo, { person: [other, photo, nobody], parameters: { variations: 3 } });
  expect(asked.result.pictures).toHaveLength(2);
  expect(asked.result.pictures[0]!.data).not.toEqual(asked.result.pictures[1]!.data);
  expect(codes(asked)).toEqual(['swap-left-out', 'swap-fewer']);
});

test('a photo that can’t be read is left out and named; where none can, it is said why', async () => {
  const damaged = (name: string) => () => Promise.reject(explain('truncated-image', { name }));
  const run = (...photos: readonly { readonly name: string; readonly open: () => Promise<Pixels> }[]) =>
    runToEnd(
      tool,
      {
        image: { name: 'The photo', pixels: photo },
        ...{ face: [], person: { name: 'Somebody', photos, file: beside(undefined) }, mask: null },
      },
      {},
      runtime,
    );
  const good = { name: 'good.jpg', open: () => Promise.resolve(other) };
  const half = { name: 'half.jpg', open: damaged('half.jpg') };
  expect((await run(good, half)).notes).toMatchObject([
    { code: 'photos-unreadable', values: { count: 1, names: 'half.jpg' } },
    { code: 'swap-one-photo' },
  ]);
  await expect(run(half)).rejects.toMatchObject({ code: 'truncated-image', values: { name: 'half.jpg' } });
  const dead = { name: 'dead.jpg', open: () => Promise.reject(new UserError('engine-died', 'It is gone.')) };
  await expect(run(good, dead)).rejects.toMatchObject({ code: 'engine-died' });
});

test('what can’t be done is refused in words', async () => {
  await expect(swapped(nobody)).rejects.toMatchObject({ code: 'no-face' });
  await expect(swapped(photo, { person: [nobody] })).rejects.toMatchObject({ code: 'no-person-face' });
  await expect(swapped(photo, { face: [{ number: 2 }] })).rejects.toMatchObject({
    ...{ code: 'face-unknown', because: 'number' },
  });
  const corner = { x: 0, y: 0, width: 20, height: 20 };
  await expect(swapped(photo, { face: [corner] })).rejects.toMatchObject({ because: 'place' });
});

test('a face over the photo’s edge is swapped, and told of', async () => {
  const { landmarks } = (await found(photo))[0]!;
  const right = Math.round((landmarks[32]! + 2 * landmarks[28 * 2]!) / 3);
  const cut = crop(photo, 0, 0, right, 300);
  expect(codes(await swapped(cut))).toContain('swap-cut');
});

interface Found {
  readonly number: number;
  readonly landmarks: readonly number[];
  readonly trouble: string;
}

async function found(picture: Pixels): Promise<readonly Found[]> {
  const inputs = { image: { name: 'The photo', pixels: picture }, face: [], person: null, mask: null };
  return (await answers.faces({ inputs, parameters: {}, runtime }, {})) as unknown as readonly Found[];
}

test('asked for faces, it says where they are and what is in the way', async () => {
  const [face, ...others] = await found(photo);
  expect(others).toEqual([]);
  expect(face).toMatchObject({ number: 1, trouble: 'none' });
  expect(face!.landmarks).toHaveLength(136);
  expect(tool.questions?.faces?.answer.safeParse([face]).success).toBe(true);
  expect(await found(nobody)).toEqual([]);
});
