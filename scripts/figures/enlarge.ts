import { enlarge } from '../../main/engine/tools/enlarge/definition.ts';
import { bicubic } from '../../main/image/bicubic.ts';
import { crop } from '../../main/image/crop.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { fromPlanes, toPlanes } from '../../main/image/planes.ts';
import { shrink } from '../../main/image/shrink.ts';
import { measureForFigure, named, resource, runForFigure } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

const FACTOR = 4;
/** Side of what is shown, in the original's pixels, and on the sheet. */
const SHOWN = 96;
const SIDE = 288;

interface Detail {
  readonly photo: string;
  /** Upper left corner of what is shown. */
  readonly left: number;
  readonly top: number;
}

const details: readonly Detail[] = [
  { photo: 'samples/chelsea.jpg', left: 128, top: 64 },
  { photo: 'samples/astronaut.jpg', left: 176, top: 64 },
  { photo: 'samples/coffee.jpg', left: 316, top: 208 },
];

const methods = [
  { title: 'Residual (VDSR)', parameters: { method: 'faithful', faithfulNetwork: 'vdsr' } },
  { title: 'Residual (SRResNet)', parameters: { method: 'faithful', faithfulNetwork: 'srresnet' } },
  { title: 'Adversarial (SRGAN)', parameters: { method: 'crisp', crispNetwork: 'srgan' } },
];

/** The survey's figure 4: a picture shrunk to a quarter of its sides and enlarged again, and the original. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const detail of details) {
    const whole = await resource(detail.photo, Infinity);
    const original = crop(whole, 0, 0, floorTo(whole.width), floorTo(whole.height));
    const small = shrink(original, FACTOR);
    const row = [await cell('Bicubic', enlargeBicubic(small, original), original, detail)];
    for (const { title, parameters } of methods) {
      const enlarged = await runForFigure(
        enlarge,
        { image: named(small) },
        {
          to: 'factor',
          factor: FACTOR,
          ...parameters,
        },
      );
      row.push(await cell(title, enlarged, original, detail));
    }
    row.push({ picture: shown(original, detail), caption: 'Original: PSNR / SSIM of the whole' });
    rows.push(row);
  }
  return { 'enlarge.jpg': await drawSheet(rows, SIDE) };
}

async function cell(title: string, picture: Pixels, original: Pixels, detail: Detail): Promise<Cell> {
  const { psnr, ssim } = await measureForFigure(picture, original, FACTOR);
  return {
    picture: shown(picture, detail),
    caption: `${title}: ${psnr.toFixed(2)} dB / ${ssim.toFixed(3)}`,
  };
}

function enlargeBicubic(small: Pixels, { width, height }: Pixels): Pixels {
  return fromPlanes(bicubic(toPlanes(small), width, height), 8);
}

function shown(picture: Pixels, { left, top }: Detail): Pixels {
  return crop(picture, left, top, SHOWN, SHOWN);
}

function floorTo(side: number): number {
  return Math.floor(side / FACTOR) * FACTOR;
}
