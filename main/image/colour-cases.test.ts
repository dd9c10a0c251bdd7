import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byFormula, type Name } from '../../preload/colour/closed-form.testing.ts';
import { summariseIcc } from '../../preload/colour/icc.ts';
import { greyIcc } from '../../preload/colour/make-icc.ts';
import { iccOf, profiles } from '../../preload/colour/profile.ts';
import { convertPixels } from './convert.ts';
import { decodePictureBytes, type Picture } from './decode.ts';
import { encodePicture } from './encode.ts';
import { toDepth8 } from './pack.ts';
import type { Rgba8 } from './pixels.ts';
import { sharp } from './sharp.ts';

const open = (name: string) => {
  const bytes = readFileSync(join(import.meta.dirname, 'cases', name));
  return decodePictureBytes(new Uint8Array(bytes), name);
};
/** As the screen shows it. */
const inSrgb = ({ pixels, metadata }: Picture) => toDepth8(convertPixels(pixels, metadata.icc ?? null, null));
const at = ({ width, data }: Rgba8, x: number, y: number) => [
  ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3),
];
const coloursOf = ({ data }: Rgba8) => {
  const found = new Set<string>();
  for (let i = 0; i < data.length; i += 4) found.add(data.subarray(i, i + 3).join());
  return found;
};

describe('a file of another program shows its colours:', () => {
  it('one picture in sRGB and in Display P3 is one picture', async () => {
    const [srgb, p3] = [inSrgb(await open('twin-srgb.png')), await open('twin-p3.png')];
    expect(at(srgb, 8, 8)).toEqual([200, 24, 32]);
    expect(at(toDepth8(p3.pixels), 8, 8)).toEqual([184, 47, 42]);
    const shown = inSrgb(p3);
    // The file rounds to 8 bits in Display P3, of which a step is up to three of sRGB where a channel is dark.
    const differences = shown.data.map((value, i) => Math.abs(value - srgb.data[i]!));
    expect(Math.max(...differences)).toBeLessThanOrEqual(3);
    expect(differences.reduce((sum, each) => sum + each, 0) / differences.length).toBeLessThan(0.5);
  });

  it.each([
    [12, 13, 'Display P3'],
    // What encoders of video write where nothing was said.
    [1, 1, null],
    [2, 2, null],
  ])('an AVIF says its colours by code points %i/%i: %s', async (primaries, transfer, name) => {
    const flat = sharp({ create: { width: 16, height: 16, channels: 3, background: '#b82f2a' } });
    const avif = await flat.avif({ lossless: true }).toBuffer();
    const codes = avif.indexOf('nclx') + 4;
    avif.writeUInt16BE(primaries, codes);
    avif.writeUInt16BE(transfer, codes + 2);
    const picture = await decodePictureBytes(avif, 'a.avif');
    const { icc } = picture.metadata;
    expect(icc ? summariseIcc(icc)?.name : null).toBe(name);
    const right = name ? [200, 24, 32] : [184, 47, 42];
    // Brightness and two differences of 8 bits aren't quite three colours of 8 bits.
    for (const [c, value] of at(inSrgb(picture), 8, 8).entries())
      expect(Math.abs(value - right[c]!)).toBeLessThanOrEqual(1);
  });

  it('a PNG whose cICP chunk says Display P3', async () => {
    const { metadata } = await open('png-cicp-p3.png');
    expect(summariseIcc(metadata.icc!)?.name).toBe('Display P3');
    const data = Uint8Array.of(184, 47, 42, 255);
    const shown = convertPixels({ depth: 8, width: 1, height: 1, data }, metadata.icc!, null);
    byFormula('display-p3', 'srgb', [184, 47, 42]).forEach((value, c) => {
      expect(Math.abs(shown.data[c]! - value)).toBeLessThan(1);
    });
  });

  it('a PNG whose gAMA chunk says that its values are light', async () => {
    expect(coloursOf(inSrgb(await open('png-gamma-1.png')))).toContain('188,188,188');
  });

  it.each(['float-rgb-srgb-icc.tif', 'float-rgb-no-icc.tif'])('fractions: %s', async (name) => {
    const { pixels, metadata } = await open(name);
    expect(pixels.depth).toBe(16);
    const shown = inSrgb({ pixels, metadata });
    // Without a profile fractions are light, as in every program that writes them so.
    const grey = name.includes('no-icc') ? 188 : 128;
    const [right, bottom] = [shown.width - 2, shown.height - 2];
    expect([at(shown, 1, 1), at(shown, right, bottom)]).toEqual([
      [255, 0, 0],
      [grey, grey, grey],
    ]);
  });

  it('whole numbers of 32 bits', async () => {
    const { pixels } = await open('uint32-grey.tif');
    expect(pixels.depth).toBe(16);
    expect([...pixels.data.subarray(4 * (8 * pixels.width + 8)).subarray(0, 4)]).toEqual([
      16912, 16912, 16912, 65535,
    ]);
  });
});

const iccs: Readonly<Record<Name, Uint8Array | null>> = {
  srgb: null,
  'display-p3': iccOf(profiles['display-p3']),
  'adobe-rgb': iccOf(profiles['adobe-rgb']),
  'grey-2.2': greyIcc('Grey gamma 2.2', { gamma: 2.2 }),
};

/** Sixteen patches of 16² pixels, as JPEG keeps them; within every gamut, or in grey. */
function patches(grey: boolean): Rgba8 {
  const data = new Uint8Array(64 * 64 * 4).fill(255);
  for (let i = 0; i < 64 * 64; i++) {
    const patch = Math.floor((i % 64) / 16) + 4 * Math.floor(i / 1024);
    const level = 60 + 9 * patch;
    data.set(grey ? [level, level, level] : [level, 180 - 7 * patch, 90 + ((patch * 37) % 64)], 4 * i);
  }
  return { depth: 8, width: 64, height: 64, data };
}

describe.each(['png', 'jpeg', 'webp', 'avif', 'tiff'] as const)('in %s', (format) => {
  for (const [name, icc] of Object.entries(iccs) as [Name, Uint8Array | null][]) {
    const grey = name === 'grey-2.2';
    const pixels = patches(grey);
    const metadata = { greyscale: grey, ...(icc && { icc }) };
    /** The middle of each patch; what the format does to numbers is no matter of colour, and is looked at by itself. */
    const middles = Array.from(
      { length: 16 },
      (_, patch) => 64 * (16 * Math.floor(patch / 4) + 8) + 16 * (patch % 4) + 8,
    );
    const expectRight = (seen: Rgba8, numbers: Rgba8) => {
      for (const place of middles) {
        const [r = 0, g = 0, b = 0] = numbers.data.subarray(4 * place);
        byFormula(name, 'srgb', [r, g, b]).forEach((value, c) => {
          expect(Math.abs(seen.data[4 * place + c]! - value)).toBeLessThanOrEqual(2);
        });
      }
    };
    const expectNear = (numbers: Rgba8, own: Rgba8) => {
      for (const place of middles) {
        for (let c = 0; c < 3; c++) {
          expect(Math.abs(numbers.data[4 * place + c]! - own.data[4 * place + c]!)).toBeLessThanOrEqual(2);
        }
      }
    };

    it(`${name} goes along, for us and for Little CMS`, async () => {
      const file = await encodePicture(pixels, metadata, { format, quality: 100, lossless: true });
      const back = await decodePictureBytes(file, 'a');
      const numbers = toDepth8(back.pixels);
      expectNear(numbers, pixels);
      expectRight(inSrgb(back), numbers);
      const data = await sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer();
      expectRight({ ...numbers, data: new Uint8Array(data) }, numbers);
    });

    it(`${name} becomes sRGB where that is wanted`, async () => {
      const file = await encodePicture(pixels, metadata, {
        ...{ format, quality: 100, lossless: true, toSrgb: true },
      });
      const back = await decodePictureBytes(file, 'a');
      expect(back.metadata.icc).toBeUndefined();
      expectNear(toDepth8(back.pixels), convertPixels(pixels, icc, null) as Rgba8);
      expectRight(convertPixels(pixels, icc, null) as Rgba8, pixels);
    });
  }
});
