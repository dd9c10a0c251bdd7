import { describe, expect, it } from 'vitest';
import { checkGradient, randomFrom, anything, run } from './finite-differences.testing.ts';
import {
  add,
  averagePool,
  cast,
  constant,
  conv,
  differentiate,
  div,
  greater,
  input,
  matmul,
  mul,
  reduceMean,
  reduceSum,
  relu,
  reshape,
  square,
  sub,
  transpose,
  zeros,
  type Value,
} from './index.ts';
import { inputsOf, operation, topological } from './value.ts';

const opsOf = (...values: Value[]) =>
  topological(values, inputsOf).flatMap(({ from }) => (from.kind === 'node' ? [from.op] : []));

describe('differentiate', () => {
  it('adds where paths meet', async () => {
    const x = input('x', [2]);
    const y = square(x);
    const [g] = differentiate(reduceSum(add(mul(y, 3), y)), [x]);
    const { slope } = await run({ slope: g }, new Map([[x, Float32Array.of(1, 2)]]));
    expect([...slope!.data]).toEqual([8, 16]);
  });

  it('gives zeros for a target the loss does not depend on', async () => {
    const [x, other] = [input('x', [2]), input('other', [3, 1])];
    const [, g] = differentiate(reduceSum(x), [x, other]);
    const { zero } = await run({ zero: g });
    expect(zero).toEqual({ data: new Float32Array(3), dims: [3, 1] });
  });

  it('gives the gradient in the middle of a graph, and of the loss itself', async () => {
    const x = input('x', [1]);
    const middle = square(x);
    const loss = square(middle);
    const [atMiddle, atX, atLoss] = differentiate(loss, [middle, x, loss]);
    const { a, b, c } = await run({ a: atMiddle, b: atX, c: atLoss }, new Map([[x, Float32Array.of(2)]]));
    expect([a, b, c].map((value) => value!.data[0])).toEqual([8, 32, 1]);
  });

  it('emits nothing for what is not on the path', () => {
    const x = input('x', [1, 2, 8, 8]);
    const w = input('w', [2, 2, 3, 3]);
    const other = input('other', [1, 2, 8, 8]);
    const loss = reduceSum(mul(conv(x, w, undefined, { pads: 1 }), mul(other, other)));
    const gradient = opsOf(...differentiate(loss, [x]));
    // The loss needs MatMul nowhere; the kernel's gradient would.
    expect(gradient).not.toContain('MatMul');
    expect(gradient.filter((op) => op === 'Conv')).toHaveLength(1);
    expect(opsOf(...differentiate(loss, [other]))).toEqual(
      expect.not.arrayContaining(['MatMul', 'ConvTranspose', 'Slice']) as unknown,
    );
  });

  it('calls no rule off the path', () => {
    const x = input('x', [2]);
    const silent = operation('Silent', [input('other', [2])], { shape: [2] });
    expect(() => differentiate(reduceSum(mul(x, silent)), [x])).not.toThrow();
  });

  it('names the operator whose rule is missing', () => {
    const x = input('x', [2]);
    const loss = reduceSum(operation('Erf', [x], { shape: [2] }));
    expect(() => differentiate(loss, [x])).toThrow('differentiate: the operator Erf has no gradient rule.');
  });

  it('refuses a rule that answers in the wrong shape', () => {
    const x = input('x', [2, 3]);
    const wrong = operation('Wrong', [x], { shape: [2, 3], gradient: () => [() => zeros([3, 2])] });
    expect(() => differentiate(reduceSum(wrong), [x])).toThrow(
      'differentiate: the rule of Wrong gave a gradient of shape [3, 2] for input 0 of shape [2, 3].',
    );
  });

  it('stops at comparisons', async () => {
    const x = input('x', [2]);
    const [g] = differentiate(reduceSum(mul(x, cast(greater(x, 0), 'float32'))), [x]);
    const { slope } = await run({ slope: g }, new Map([[x, Float32Array.of(-1, 1)]]));
    expect([...slope!.data]).toEqual([0, 1]);
  });

  it('wants one number as a loss', () => {
    expect(() => differentiate(input('x', [2]), [])).toThrow('the loss must be one float, not float32 [2].');
  });

  it('walks graphs deeper than the call stack', () => {
    const x = input('x', [1]);
    let y: Value = x;
    for (let i = 0; i < 20_000; i++) y = add(y, x);
    expect(differentiate(y, [x])[0].shape).toEqual([1]);
  });
});

describe('the comparison with finite differences', () => {
  it.each([0, 0.9, -1])('finds a rule that is wrong by a factor of %f', async (factor) => {
    const build = (x: Value) =>
      operation('Tanh', [x], {
        shape: x.shape,
        gradient: (g, y) => [() => mul(factor, mul(g, sub(1, square(y))))],
      });
    await expect(checkGradient([[3, 4]], build)).rejects.toThrow('measured');
  });
});

/** Gatys et al. 2016, eq. 3–5, in small: the Gram matrix of features against a target. */
function gramLoss(features: Value, target: Value): Value {
  const [, channels = 1, height = 1, width = 1] = features.shape;
  const flat = reshape(features, [channels, height * width]);
  return reduceSum(square(sub(div(matmul(flat, transpose(flat)), height * width), target)));
}

describe('a small style loss', () => {
  const random = randomFrom(11);
  const kernels = [
    constant(anything(random, 4 * 3 * 9), [4, 3, 3, 3]),
    constant(anything(random, 5 * 4 * 9), [5, 4, 3, 3]),
  ] as const;
  const target = constant(anything(random, 25), [5, 5]);
  const content = constant(anything(random, 4 * 64), [1, 4, 8, 8]);

  it('differentiates in the picture through convolutions, ReLUs and a pool', async () => {
    const net = (x: Value) => {
      const first = relu(conv(x, kernels[0], constant([0.1, -0.1, 0.2, 0]), { pads: 1 }));
      const second = relu(conv(averagePool(first, 2), kernels[1], undefined, { pads: 1 }));
      return add(mul(gramLoss(second, target), 0.1), reduceMean(square(sub(first, content))));
    };
    // A picture has many ReLUs, some near their kink: hence the wider tolerance.
    await checkGradient([[1, 3, 8, 8]], net, { tolerance: 5e-2 });
  });
});
