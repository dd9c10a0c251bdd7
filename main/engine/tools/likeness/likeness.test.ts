import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formulaPhoto, formulaStyle, mix } from '../../../image/formula-pictures.testing.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { openRuntime, type Runtime } from '../../runtime/runtime.ts';
import { runTool } from '../run-tool.ts';
import { likeness } from './definition.ts';

const [photo, style] = [formulaPhoto(64, 48), formulaStyle(64, 48)];
const original = fromPlanes(photo, 8);

describe('likeness', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await openRuntime({ models: join(import.meta.dirname, '../../../../models'), provider: 'cpu' });
  });
  afterAll(() => runtime.close());

  async function measure(image: Pixels, reference: Pixels, parameters: object = {}) {
    const steps = runTool(
      likeness,
      {
        image: { name: 'enlarged.png', pixels: image },
        original: [{ name: 'original.png', pixels: reference }],
      },
      parameters,
      runtime,
    );
    let next = await steps.next();
    while (!next.done) next = await steps.next();
    return next.value;
  }

  it('says of a picture against itself that nothing differs', async () => {
    const { pixels, measures, notes } = await measure(original, original);
    expect(measures).toEqual({ ssim: expect.closeTo(1, 6) as number, lossnet: 0 });
    expect(notes).toEqual([{ code: 'equal', values: {} }]);
    expect(pixels.data.every((value, i) => value === (i % 4 === 3 ? 255 : 0))).toBe(true);
  });

  it('ranks a picture by how much of another is mixed in', async () => {
    const little = (await measure(fromPlanes(mix(0.9, photo, 0.1, style), 8), original)).measures;
    const much = (await measure(fromPlanes(mix(0.6, photo, 0.4, style), 8), original)).measures;
    expect(little.psnr).toBeGreaterThan(much.psnr!);
    expect(little.ssim).toBeGreaterThan(much.ssim!);
    expect(little.lossnet).toBeLessThan(much.lossnet!);
  });

  it('shows where the pictures differ, five times as strong, and only there', async () => {
    const touched = { ...original, data: original.data.slice() } as Pixels;
    touched.data[4 * (20 * 64 + 30)]! += 10;
    const { pixels } = await measure(touched, original);
    const lit = [...pixels.data].flatMap((value, i) => (i % 4 < 3 && value > 0 ? [[i, value]] : []));
    expect(lit).toEqual([[4 * (20 * 64 + 30), 50]]);
  });

  it('leaves the border out of the numbers', async () => {
    const touched = { ...original, data: original.data.slice() } as Pixels;
    for (let i = 0; i < 4 * 64; i += 1) if (i % 4 < 3) touched.data[i] = 255;
    expect((await measure(touched, original)).measures.psnr).toBeLessThan(40);
    expect((await measure(touched, original, { border: 1 })).measures).toMatchObject({ lossnet: 0 });
  });

  it('measures ten steps of grey as 28.13 dB in the full range, and as less in the narrower one of Y', async () => {
    const flat = (grey: number): Pixels => ({
      ...{ depth: 8, width: 40, height: 40 },
      data: Uint8Array.from({ length: 6400 }, (_, i) => (i % 4 === 3 ? 255 : grey)),
    });
    const { psnr } = (await measure(flat(110), flat(100), { luma: 'full' })).measures;
    expect(psnr).toBeCloseTo(28.13, 2);
    const studio = (await measure(flat(110), flat(100))).measures.psnr!;
    expect(studio - psnr!).toBeCloseTo(20 * Math.log10(255 / 219), 4);
  });

  it('does not count what transparency hides', async () => {
    const hidden = { ...original, data: original.data.slice() } as Pixels;
    const other = { ...original, data: original.data.slice() } as Pixels;
    [hidden, other].forEach((picture) => (picture.data[3] = 0));
    other.data[0] = 255 - hidden.data[0]!;
    expect((await measure(other, hidden)).measures).toMatchObject({ lossnet: 0 });
  });

  it('says both sizes where they differ, and what is too small', async () => {
    const other = fromPlanes(formulaPhoto(64, 40), 8);
    await expect(measure(other, original)).rejects.toThrow(
      'enlarged.png is 64 × 40 pixels and original.png 64 × 48: only pictures of one size can be compared.',
    );
    await expect(measure(original, original, { border: 9 })).rejects.toThrow('at least 32 on each side');
    await expect(measure(original, original, { border: 65 })).rejects.toThrow('border');
  });
});
