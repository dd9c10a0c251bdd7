/** Pools, resizing, normalisation: what works on pictures and feature maps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anything,
  checkGradient,
  distinct,
  gradientOf,
  holds,
  positive,
  run,
} from '../finite-differences.testing.ts';
import {
  averagePool,
  constant,
  depthToSpace,
  differentiate,
  input,
  instanceNormalization,
  maxPool,
  reduceSum,
  resizeLinear,
  resizeNearest,
  type Value,
} from '../index.ts';

const int = (min: number, max: number) => fc.integer({ min, max });
const pictures = fc.record({
  batch: int(1, 2),
  channels: int(1, 3),
  height: int(4, 9),
  width: int(4, 9),
  kh: int(1, 3),
  kw: int(1, 3),
  seed: fc.nat(),
});

describe('averagePool', () => {
  it('differentiates where windows tile the picture, also with rows left over', () =>
    holds(pictures, ({ batch, channels, height, width, kh, kw, seed }) =>
      checkGradient([[batch, channels, height, width]], (x) => averagePool(x, [kh, kw]), { seed }),
    ));
  it('differentiates where windows overlap or leave gaps, with borders', () =>
    holds(
      fc.tuple(pictures, int(1, 3), int(1, 3), int(0, 2), int(0, 2)),
      ([{ channels, height, width, kh, kw, seed }, sh, sw, ph, pw]) =>
        checkGradient(
          [[1, channels, height, width]],
          (x) =>
            averagePool(x, [kh, kw], {
              strides: [sh, sw],
              pads: [Math.min(ph, kh - 1), Math.min(pw, kw - 1), 0, Math.min(pw, kw - 1)],
            }),
          { seed },
        ),
    ));
  it('has second derivatives', () =>
    checkGradient(
      [[1, 2, 5, 4]],
      gradientOf((x) => averagePool(x, 2)),
    ));
  it('refuses windows with nothing in them', () => {
    expect(() => averagePool(input('x', [1, 1, 4, 4]), 2, { pads: 2 })).toThrow(
      'AveragePool: pads [2, 2, 2, 2]',
    );
    expect(() => averagePool(input('x', [1, 1, 4, 4]), 5)).toThrow(
      'AveragePool: the window [5, 5] is larger than [1, 1, 4, 4].',
    );
  });
});

describe('maxPool', () => {
  it('differentiates, also with rows left over', () =>
    holds(pictures, ({ batch, channels, height, width, kh, kw, seed }) =>
      checkGradient([[batch, channels, height, width]], (x) => maxPool(x, [kh, kw]), {
        seed,
        sample: distinct,
      }),
    ));
  it('shares the gradient where several pixels are the maximum', async () => {
    const x = constant([1, 1, 0, 1], [1, 1, 2, 2]);
    const [g] = differentiate(reduceSum(maxPool(x, 2)), [x]);
    const { slope } = await run({ slope: g });
    [1 / 3, 1 / 3, 0, 1 / 3].forEach((share, i) => expect(slope!.data[i]).toBeCloseTo(share, 6));
  });
});

describe('resize', () => {
  it('to blocks differentiates', () =>
    holds(pictures, ({ batch, channels, height, width, kh, kw, seed }) =>
      checkGradient([[batch, channels, height, width]], (x) => resizeNearest(x, [kh, kw]), { seed }),
    ));
  it('between pixel centres differentiates, up and down', () =>
    holds(fc.tuple(pictures, int(1, 20), int(1, 20)), ([{ batch, channels, height, width, seed }, h, w]) =>
      checkGradient([[batch, channels, height, width]], (x) => resizeLinear(x, [h, w]), { seed }),
    ));
  it('has second derivatives', async () => {
    await checkGradient(
      [[1, 2, 3, 3]],
      gradientOf((x) => resizeNearest(x, 2)),
    );
    await checkGradient(
      [[1, 2, 3, 3]],
      gradientOf((x) => resizeLinear(x, [6, 7])),
    );
  });
  it('refuses what is no enlargement by whole factors', () => {
    expect(() => resizeNearest(input('x', [1, 1, 2, 2]), 1.5)).toThrow(
      'Resize: [1.5, 1.5] are no whole factors.',
    );
  });
});

describe('instanceNormalization', () => {
  const normalise = (...[x, scale, bias]: Value[]) => instanceNormalization(x!, scale!, bias!);
  it('differentiates in picture, scale and bias', () =>
    holds(pictures, ({ batch, channels, height, width, seed }) =>
      checkGradient([[batch, channels, height, width], [channels], [channels]], normalise, {
        seed,
        sample: [anything, positive, anything],
      }),
    ));
  it('has second derivatives', () => checkGradient([[1, 2, 4, 4], [2], [2]], gradientOf(normalise)));
  it('wants one scale for each channel', () => {
    const [x, one] = [input('x', [1, 3, 2, 2]), input('s', [1])];
    expect(() => instanceNormalization(x, one, one)).toThrow(
      'InstanceNormalization: [1] is not one number for each of 3 channels.',
    );
  });
});

describe.each(['DCR', 'CRD'] as const)('depthToSpace %s', (mode) => {
  it('differentiates', () =>
    holds(fc.tuple(pictures, int(1, 3)), ([{ batch, channels, height, width, seed }, block]) =>
      checkGradient([[batch, channels * block * block, height, width]], (x) => depthToSpace(x, block, mode), {
        seed,
      }),
    ));
  it('refuses channels that make no blocks', () => {
    expect(() => depthToSpace(input('x', [1, 3, 2, 2]), 2, mode)).toThrow(
      'DepthToSpace: blocks of 2 do not fit [1, 3, 2, 2].',
    );
  });
});
