import onnxProto from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { run } from './finite-differences.testing.ts';
import {
  add,
  constant,
  conv,
  differentiate,
  encode,
  input,
  mul,
  reduceSum,
  relu,
  scalar,
  weight,
  type Value,
} from './index.ts';

const decode = (bytes: Uint8Array) => onnxProto.onnx.ModelProto.decode(bytes);

describe('encode', () => {
  const small = () => {
    const x = input('x', [1, 2, 4, 4]);
    const w = weight('w', new Float32Array(36).fill(0.5), [2, 2, 3, 3]);
    const loss = reduceSum(relu(conv(x, w, undefined, { pads: 1 })));
    const [dx] = differentiate(loss, [x]);
    return { loss, dx: dx };
  };

  it('gives the same bytes for the same graph', () => {
    expect(Buffer.from(encode(small())).equals(encode(small()))).toBe(true);
  });

  it('writes IR version 8, opset 17, and names inputs, weights and outputs as asked', () => {
    const model = decode(encode(small()));
    expect(Number(model.irVersion)).toBe(8);
    expect(model.opsetImport.map(({ domain, version }) => [domain, Number(version)])).toEqual([['', 17]]);
    expect(model.graph?.input?.map(({ name }) => name)).toEqual(['x']);
    expect(model.graph?.output?.map(({ name }) => name)).toEqual(['loss', 'dx']);
    expect(model.graph?.initializer?.map(({ name }) => name)).toContain('w');
  });

  it('writes a constant once, however often it is made', () => {
    const data = new Float32Array(100);
    const x = input('x', [100]);
    const y = add(add(add(x, constant(data)), constant(data)), weight('w', data, [100]));
    const twoOfThem = decode(encode({ y: add(mul(mul(y, 2), 2), weight('w', data, [100])) })).graph
      ?.initializer;
    expect(twoOfThem?.map(({ dims }) => dims?.map(Number))).toEqual([[100], [100], []]);
  });

  it('keeps a scalar and a list of one apart', () => {
    const y = add(mul(input('x', [1]), scalar(2)), constant([2]));
    expect(decode(encode({ y })).graph?.initializer).toHaveLength(2);
  });

  it('writes views of larger buffers as what they show', async () => {
    const { y } = await run({ y: relu(constant(new Float32Array([1, 2, 3, 4]).subarray(1, 3))) });
    expect([...y!.data]).toEqual([2, 3]);
  });

  it('gives inputs, constants and the same value twice as outputs', async () => {
    const x = input('x', [2]);
    const y = mul(x, 3);
    const { same, fixed, first, second } = await run(
      { same: x, fixed: constant([5]), first: y, second: y },
      new Map([[x, Float32Array.of(1, 2)]]),
    );
    expect([same, fixed, first, second].map((result) => [...result!.data])).toEqual([
      [1, 2],
      [5],
      [3, 6],
      [3, 6],
    ]);
  });

  it('declares inputs that nothing depends on, in the order asked for', () => {
    const [a, b] = [input('a', [1]), input('b', [2])];
    expect(decode(encode({ y: relu(b) }, { inputs: [a, b] })).graph?.input?.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('numbers around names that are taken', async () => {
    const x = input('Relu_0', [1]);
    const { y } = await run({ y: relu(relu(x)) }, new Map([[x, Float32Array.of(4)]]));
    expect([...y!.data]).toEqual([4]);
  });

  it('refuses one name for two values', () => {
    const y: Value = add(input('x', [1]), input('x', [1]));
    expect(() => encode({ y })).toThrow("encode: two different values are named 'x'.");
    expect(() => encode({ x: relu(input('x', [1])) })).toThrow("encode: two different values are named 'x'.");
    expect(() => encode({})).toThrow('at least one output');
  });

  it('refuses data that does not fill its shape', () => {
    expect(() => weight('w', new Float32Array(3), [2, 2])).toThrow(
      'constant: 3 numbers do not fill the shape [2, 2].',
    );
  });
});
