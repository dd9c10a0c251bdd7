import { describe, expect, it } from 'vitest';
import { luminance, luminanceOnly, matchColours } from './colour.ts';
import { noise } from './noise.ts';
import type { Planes } from './pixels.ts';
import { colourStatistics } from './statistics.ts';

/** Noise with its channels mixed, so that they vary together as a photo's do. */
function mixed(width: number, height: number, seed: number, mix: readonly number[]): Planes {
  const source = noise(width, height, { seed, deviation: 0.15 });
  const size = width * height;
  const data = source.data.map((_, i) => {
    const c = Math.floor(i / size);
    return [0, 1, 2].reduce((sum, k) => sum + mix[c * 3 + k]! * source.data[k * size + (i % size)]!, 0);
  });
  return { width, height, data };
}

const photo = mixed(40, 30, 1, [0.8, 0.3, 0.1, 0.2, 0.6, 0.1, 0, 0.2, 0.4]);
const style = mixed(25, 50, 2, [0.5, -0.2, 0, 0.1, 0.9, 0.3, 0.3, 0, 0.7]);

/** Y, I, Q of one pixel by the matrix of the NTSC standard. */
function yiq({ data }: Planes, i: number, size: number): number[] {
  const [r, g, b] = [data[i]!, data[size + i]!, data[2 * size + i]!];
  return [
    0.299 * r + 0.587 * g + 0.114 * b,
    0.595716 * r - 0.274453 * g - 0.321263 * b,
    0.211456 * r - 0.522591 * g + 0.311135 * b,
  ];
}

function expectSame(a: readonly number[], b: readonly number[], digits: number): void {
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, digits));
}

describe('luminanceOnly', () => {
  it('takes Y from the result and I and Q from the photo', () => {
    const result = mixed(40, 30, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const out = luminanceOnly(result, photo);
    for (let i = 0; i < 1200; i += 7) {
      const [, inPhase, quadrature] = yiq(photo, i, 1200);
      expectSame(yiq(out, i, 1200), [yiq(result, i, 1200)[0]!, inPhase!, quadrature!], 5);
    }
  });

  it('gives the photo back for the photo itself', () => {
    expect(luminanceOnly(photo, photo).data).toEqual(photo.data);
  });

  it('refuses pictures of different sizes', () => {
    expect(() => luminanceOnly(style, photo)).toThrow(RangeError);
  });

  it('sees white as 1', () => {
    expect(luminance({ width: 1, height: 1, data: Float32Array.of(1, 1, 1) })[0]).toBeCloseTo(1, 6);
  });
});

describe('matchColours', () => {
  it("gives the style the photo's mean and covariance", () => {
    const wanted = colourStatistics(photo);
    const got = colourStatistics(matchColours(style, photo));
    expectSame(got.mean, wanted.mean, 5);
    expectSame(got.covariance.flat(), wanted.covariance.flat(), 6);
  });

  it('changes nothing when the colours already match', () => {
    expectSame(Array.from(matchColours(photo, photo).data), Array.from(photo.data), 4);
  });

  it('tints a grey drawing by the photo without blowing up noise', () => {
    const ink = luminance(style);
    const drawing = { ...style, data: new Float32Array([...ink, ...ink, ...ink]) };
    const tinted = matchColours(drawing, photo);
    expect(tinted.data.every(Number.isFinite)).toBe(true);
    expectSame(colourStatistics(tinted).mean, colourStatistics(photo).mean, 5);
    const brightest = Math.max(...photo.data.map(Math.abs));
    expect(Math.max(...tinted.data.map(Math.abs))).toBeLessThan(2 * brightest);
  });

  it("turns a uniform style into the photo's mean colour", () => {
    const blank = { width: 4, height: 4, data: new Float32Array(48).fill(0.3) };
    const out = matchColours(blank, photo);
    const { mean } = colourStatistics(photo);
    for (let i = 0; i < 48; i++) expect(out.data[i]).toBeCloseTo(mean[Math.floor(i / 16) as 0 | 1 | 2], 5);
  });
});
