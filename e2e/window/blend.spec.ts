import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { largestDifference, seenOver } from '../canvas.ts';
import { writePixels } from '../pictures.ts';
import { expect, test } from '../test.ts';

/** The names in the window, and those of the canvas (W3C Compositing and Blending Level 1). */
const modes = {
  Normal: 'source-over',
  Multiply: 'multiply',
  Screen: 'screen',
  Overlay: 'overlay',
  Darken: 'darken',
  Lighten: 'lighten',
  'Colour dodge': 'color-dodge',
  'Colour burn': 'color-burn',
  'Hard light': 'hard-light',
  'Soft light': 'soft-light',
  Difference: 'difference',
  Exclusion: 'exclusion',
  Hue: 'hue',
  Saturation: 'saturation',
  Colour: 'color',
  Luminosity: 'luminosity',
} as const satisfies Record<string, GlobalCompositeOperation>;

/** Of each family of modes one is exported, too. */
const exported = new Set(['Multiply', 'Soft light', 'Difference', 'Luminosity']);

const [width, height] = [48, 32];

/** Noise, the same each time. What `transparent` names is half transparent, all else opaque. */
function noise(seed: number, transparent: (x: number, y: number) => boolean): Uint8Array {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  return Uint8Array.from({ length: width * height * 4 }, (_, at) => {
    const pixel = Math.floor(at / 4);
    const value = next();
    if (at % 4 < 3) return value;
    return transparent(pixel % width, Math.floor(pixel / width)) ? 128 : 255;
  });
}

/** B(Cb, Cs) of the specification, for every pixel: what the browser's own canvas makes of opaque pictures. */
function mixed(page: Page, mode: GlobalCompositeOperation, below: Uint8Array, above: Uint8Array) {
  const given = { mode, width, height, below: [...below], above: [...above] };
  return page.evaluate((of) => {
    const canvas = (pixels: number[]) => {
      const element = new OffscreenCanvas(of.width, of.height);
      const context = element.getContext('2d', { willReadFrequently: true })!;
      const opaque = Uint8ClampedArray.from(pixels, (value, at) => (at % 4 === 3 ? 255 : value));
      context.putImageData(new ImageData(opaque, of.width, of.height), 0, 0);
      return { element, context };
    };
    const { context } = canvas(of.below);
    context.globalCompositeOperation = of.mode;
    context.drawImage(canvas(of.above).element, 0, 0);
    return [...context.getImageData(0, 0, of.width, of.height).data];
  }, given);
}

/** Straight RGBA: αo Co = αs (1 − αb) Cs + αs αb B(Cb, Cs) + (1 − αs) αb Cb, αo = αs + αb (1 − αs). */
function composite(below: Uint8Array, above: Uint8Array, blended: readonly number[]): Uint8Array {
  return below.map((_, at) => {
    const alphaAt = at - (at % 4) + 3;
    const [alphaB, alphaS] = [(below[alphaAt] ?? 0) / 255, (above[alphaAt] ?? 0) / 255];
    const alpha = alphaS + alphaB * (1 - alphaS);
    if (at % 4 === 3) return Math.round(255 * alpha);
    const sum =
      alphaS * (1 - alphaB) * (above[at] ?? 0) +
      alphaS * alphaB * (blended[at] ?? 0) +
      (1 - alphaS) * alphaB * (below[at] ?? 0);
    return Math.round(sum / alpha);
  });
}

/** The pixels that are opaque in a picture, of another one. */
function whereOpaque(picture: Uint8Array, of: Uint8Array): Uint8Array {
  return of.filter((_, at) => picture[at - (at % 4) + 3] === 255);
}

test('every blend mode shows what the browser makes of it, and is exported as it is shown', async ({
  app,
}) => {
  const { page } = app;
  const below = noise(1, (x) => x >= width / 2);
  const above = noise(2, (_, y) => y >= height / 2);
  await app.openPhoto(await writePixels(app.folder, 'below.png', { width, height, data: below }));
  await app.placeLayer(await writePixels(app.folder, 'above.png', { width, height, data: above }));
  const eyes = app.layersPanel.getByRole('button', { name: 'Visible' });
  for (const eye of await eyes.all()) await eye.click();
  await expect.poll(async () => new Set((await app.canvas()).data).size).toBe(2);
  const checkerboard = (await app.canvas()).data;
  for (const eye of await eyes.all()) await eye.click();
  await app.takeLayers('above');

  for (const [mode, operation] of Object.entries(modes)) {
    await test.step(mode, async () => {
      await app.setBlend(mode);
      const expected = composite(below, above, await mixed(page, operation, below, above));
      const seen = seenOver(expected, checkerboard);
      const shown = async () => (await app.canvas()).data;
      // On the screen, transparent pixels are rounded once more as they are drawn over the checkerboard.
      await expect.poll(async () => largestDifference(await shown(), seen), mode).toBeLessThanOrEqual(2);
      // The browser takes a product that it rounded twice from the sum for exclusion: it is off by up to 2 itself.
      const solid = largestDifference(whereOpaque(expected, await shown()), whereOpaque(expected, seen));
      expect(solid).toBeLessThanOrEqual(mode === 'Exclusion' ? 2 : 1);
      if (!exported.has(mode)) return;
      const file = await readFile((await app.export('png')).path);
      const pixels = await sharp(file).ensureAlpha().raw().toBuffer();
      expect(largestDifference(pixels, expected)).toBeLessThanOrEqual(1);
      const asShown = seenOver(pixels, checkerboard);
      expect(largestDifference(asShown, await shown())).toBeLessThanOrEqual(1);
      expect(largestDifference(whereOpaque(pixels, asShown), whereOpaque(pixels, await shown()))).toBe(0);
    });
  }
});
