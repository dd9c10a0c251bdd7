import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anything,
  checkGradient,
  gradientOf,
  holds,
  randomFrom,
  run,
} from '../finite-differences.testing.ts';
import {
  constant,
  conv,
  convTranspose,
  differentiate,
  encode,
  input,
  mul,
  reduceSum,
  weight,
  type Value,
} from '../index.ts';

const pairOf = (max: number, min = 1) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
const windows = fc.record({
  kernel: pairOf(3),
  strides: pairOf(3),
  dilations: pairOf(2),
  pads: fc
    .tuple(...[1, 2, 3, 4].map(() => fc.nat(2)))
    .map(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d] as const),
  groups: fc.integer({ min: 1, max: 3 }),
  batch: fc.integer({ min: 1, max: 2 }),
  channels: pairOf(2),
  size: pairOf(8, 5),
  seed: fc.nat(),
});

describe('conv', () => {
  it('differentiates in picture, kernel and bias for all strides, dilations, borders and groups', () =>
    holds(windows, ({ kernel, batch, channels: [c, o], size, groups, seed, ...window }) =>
      checkGradient(
        [[batch, groups * c, ...size], [groups * o, c, ...kernel], [groups * o]],
        (x, w, b) => conv(x, w, b, { ...window, groups }),
        { seed },
      ),
    ));

  it('differentiates at stride 1, where the picture’s gradient is a convolution', () =>
    holds(windows, ({ kernel, batch, channels: [c, o], size, groups, seed, dilations }) =>
      checkGradient(
        [
          [batch, groups * c, ...size],
          [groups * o, c, ...kernel],
        ],
        (x, w) => conv(x, w, undefined, { pads: [0, 0, kernel[0] - 1, kernel[1] - 1], dilations, groups }),
        { seed },
      ),
    ));

  it.each([0, 1])('has second derivatives in input %i', (wrt) =>
    checkGradient(
      [
        [1, 2, 5, 5],
        [4, 1, 3, 3],
      ],
      gradientOf((x, w) => conv(x, w, undefined, { pads: 1, groups: 2 }), wrt),
    ),
  );

  it.each([1, 2])(
    'gives the same picture gradient for trained weights, turned while building, in %i groups',
    async (groups) => {
      const random = randomFrom(3);
      const [picture, data] = [anything(random, 4 * 25), anything(random, 6 * (4 / groups) * 9)];
      const x = input('x', [1, 4, 5, 5]);
      const w = input('w', [6, 4 / groups, 3, 3]);
      const gradient = (kernel: Value) => {
        const y = conv(x, kernel, undefined, { pads: 1, groups });
        return differentiate(reduceSum(mul(y, y)), [x])[0];
      };
      const feeds = new Map([
        [x, picture],
        [w, data],
      ]);
      const { fed, trained } = await run(
        { fed: gradient(w), trained: gradient(weight('kernel', data, w.shape)) },
        feeds,
      );
      expect(trained!.data.length).toBe(100);
      trained!.data.forEach((slope, i) => expect(slope).toBeCloseTo(fed!.data[i]!, 4));
    },
  );

  it('still differentiates in trained weights through the picture’s gradient', async () => {
    const random = randomFrom(4);
    const [x, data] = [input('x', [1, 1, 4, 4]), anything(random, 9)];
    const second = (w: Value) => {
      const y = conv(x, w, undefined, { pads: 1 });
      const [slope] = differentiate(reduceSum(mul(y, y)), [x]);
      return differentiate(reduceSum(mul(slope, slope)), [w])[0];
    };
    const w = input('w', [1, 1, 3, 3]);
    const { fed, trained } = await run(
      { fed: second(w), trained: second(constant(data, w.shape)) },
      new Map([
        [x, anything(random, 16)],
        [w, data],
      ]),
    );
    trained!.data.forEach((slope, i) => expect(slope).toBeCloseTo(fed!.data[i]!, 3));
  });

  it('emits no kernel gradient where only the picture’s is wanted, and turns weights once', () => {
    const w = weight('w', new Float32Array(36), [2, 2, 3, 3]);
    const x = input('x', [1, 2, 8, 8]);
    const [dx] = differentiate(reduceSum(conv(x, w, undefined, { pads: 1 })), [x]);
    expect(dx.from).toMatchObject({ op: 'Conv' });
    const flipped = () => dx.from.kind === 'node' && dx.from.inputs[1]!.from;
    expect(flipped()).toMatchObject({ known: expect.any(Function) as unknown });
    expect(Buffer.from(encode({ dx: dx })).includes('Slice')).toBe(false);
  });

  it('names itself and the shapes that do not fit', () => {
    const x = input('x', [1, 3, 4, 4]);
    expect(() => conv(x, input('w', [8, 4, 3, 3]))).toThrow(
      'Conv: weights [8, 4, 3, 3] in 1 groups do not fit an input of [1, 3, 4, 4].',
    );
    expect(() => conv(x, input('w', [8, 3, 7, 7]))).toThrow(
      'Conv: the kernel [8, 3, 7, 7] is larger than the padded input [1, 3, 4, 4].',
    );
    expect(() => conv(x, input('w', [8, 3, 3, 3]), input('b', [4]))).toThrow(
      'Conv: a bias of [4] does not fit 8 output channels.',
    );
    expect(() => conv(x, input('w', [8, 3, 3, 3]), undefined, { strides: 0 })).toThrow('is no window');
    expect(() => conv(input('x', [3, 4, 4]), input('w', [8, 3, 3, 3]))).toThrow(
      'Conv: expected [batch, channels, height, width], got [3, 4, 4].',
    );
  });
});

describe('convTranspose', () => {
  it('differentiates in picture, kernel and bias for all strides, dilations, borders and groups', () =>
    holds(windows, ({ kernel, batch, channels: [c, o], groups, seed, strides, dilations, pads }) =>
      checkGradient(
        [[batch, groups * c, 4, 5], [groups * c, o, ...kernel], [groups * o]],
        (x, w, b) => {
          const outputPadding = [seed % strides[0], seed % strides[1]] as const;
          return convTranspose(x, w, b, {
            strides,
            dilations,
            groups,
            outputPadding,
            pads: [pads[0] % 2, pads[1] % 2, 0, pads[3] % 2],
          });
        },
        { seed },
      ),
    ));

  it('names itself and the shapes that do not fit', () => {
    const x = input('x', [1, 3, 4, 4]);
    expect(() => convTranspose(x, input('w', [4, 8, 3, 3]))).toThrow('ConvTranspose: weights [4, 8, 3, 3]');
    expect(() => convTranspose(x, input('w', [3, 8, 3, 3]), undefined, { outputPadding: 1 })).toThrow(
      'below the stride',
    );
  });
});
