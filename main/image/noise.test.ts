import { describe, expect, it } from 'vitest';
import { noise, randomSource } from './noise.ts';

describe('noise', () => {
  it('is the same for the same seed and another for another', () => {
    const picture = noise(9, 7, { seed: 42 });
    expect(picture.data).toHaveLength(189);
    expect(noise(9, 7, { seed: 42 })).toEqual(picture);
    expect(noise(9, 7, { seed: 43 })).not.toEqual(picture);
  });

  it('has the mean, deviation and tails of a Gaussian', () => {
    const { data } = noise(256, 256, { seed: 7, mean: 0.4, deviation: 0.2 });
    const z = Array.from(data, (value) => (value - 0.4) / 0.2);
    const moment = (power: number): number => z.reduce((sum, v) => sum + v ** power, 0) / z.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(moment(3)).toBeCloseTo(0, 1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    // erfc(2 / √2) = 0.0455 of a Gaussian lies past two deviations.
    expect(z.filter((v) => Math.abs(v) > 2).length / z.length).toBeCloseTo(0.0455, 2);
  });

  it('draws the published sequence of mulberry32', () => {
    const next = randomSource(1);
    expect([next(), next(), next()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });
});
