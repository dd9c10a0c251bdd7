import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import onnxProto, { type onnx as proto } from 'onnx-proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { encode, input } from '../graph/index.ts';
import { OnnxFile } from './onnx-file.ts';
import type { Tensor } from './safetensors.ts';
import { vggFromOnnx } from './vgg-onnx.ts';
import { vgg, vggBlocks } from './vgg.ts';

const { onnx } = onnxProto;
let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'onnx-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(bytes: Uint8Array, name = 'model.onnx'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

function model(initializer: readonly proto.ITensorProto[]): Uint8Array {
  const node = [
    { opType: 'Conv', input: ['x', 'w', 'b'], output: ['y'] },
    { opType: 'Relu', input: ['y'], output: ['z'] },
  ];
  return onnx.ModelProto.encode({ irVersion: 4, graph: { node, initializer: [...initializer] } }).finish();
}
const FLOAT = onnx.TensorProto.DataType.FLOAT;
const numbers = [0.5, -1.25, 3, 1e-20, 65_000, -0];
const raw = new Uint8Array(new Float32Array(numbers).buffer);
const bias: proto.ITensorProto = { name: 'b', dims: [1], dataType: FLOAT, floatData: [7] };

test.each<[string, proto.ITensorProto]>([
  ['raw', { name: 'w', dims: [1, 6, 1, 1], dataType: FLOAT, rawData: raw }],
  ['as floats', { name: 'w', dims: [1, 6, 1, 1], dataType: FLOAT, floatData: numbers }],
])('a convolution’s weights are read that another library has written %s', async (_, weights) => {
  const file = await OnnxFile.open(await written(model([weights, bias])));
  expect(file.convolutions).toEqual([{ weight: 'w', bias: 'b' }]);
  const read = await file.tensor('w');
  expect(read.shape).toEqual([1, 6, 1, 1]);
  expect([...read.data]).toEqual([...new Float32Array(numbers)]);
  expect([...(await file.tensor('b')).data]).toEqual([7]);
  await file.close();
});

test('numbers of another type, and arrays that aren’t there, are told as that', async () => {
  const doubles: proto.ITensorProto = {
    ...{ name: 'w', dims: [1], dataType: onnx.TensorProto.DataType.DOUBLE, doubleData: [1] },
  };
  const file = await OnnxFile.open(await written(model([doubles])));
  await expect(file.tensor('w')).rejects.toMatchObject({ because: 'unsupported' });
  await expect(file.tensor('b')).rejects.toMatchObject({ because: 'tensor' });
  await file.close();
});

test('a file that is cut short at any place, or is none, is refused and never read past its end', async () => {
  const whole = model([{ name: 'w', dims: [1, 6, 1, 1], dataType: FLOAT, rawData: raw }, bias]);
  for (let length = 1; length < whole.length; length += 1) {
    const path = await written(whole.subarray(0, length));
    const reading = OnnxFile.open(path).then(async (file) => {
      await file.close();
      return file.convolutions.length;
    });
    // Before the graph begins there is nothing to miss.
    await expect(
      reading.catch((error: unknown) => error instanceof UserError && error.because),
    ).resolves.toSatisfy((found) => found === 'damaged' || found === 0);
  }
  await expect(
    OnnxFile.open(await written(new TextEncoder().encode('PK\x03\x04 no model'))),
  ).rejects.toMatchObject({
    code: 'bad-model',
  });
});

/** Weights of VGG-19's shapes, each number known by its place. */
function vggShaped(): Map<string, Tensor> {
  const weights = new Map<string, Tensor>();
  let from = 3;
  vggBlocks.forEach(({ channels, depth }, block) => {
    for (let i = 1; i <= depth; i += 1) {
      const data = new Float32Array(channels * from * 9);
      for (let at = 0; at < data.length; at += 1) data[at] = ((at % 1009) - 500) / 1e5 + block;
      const name = `conv${block + 1}_${i}`;
      weights.set(`${name}.weight`, { shape: [channels, from, 3, 3], data });
      weights.set(`${name}.bias`, { shape: [channels], data: new Float32Array(channels).fill(i) });
      from = channels;
    }
  });
  return weights;
}

test('of VGG-19 in ONNX the convolutions up to conv5_1 are taken as they are', async () => {
  const weights = vggShaped();
  const features = vgg(weights).features(input('picture', [1, 3, 32, 32]));
  const path = await written(encode({ ...features }), 'vgg.onnx');
  const read = await vggFromOnnx(path, 'vgg.onnx');
  expect([...read.keys()].sort()).toEqual(
    [...weights.keys()].filter((name) => !/conv5_[234]/.test(name)).sort(),
  );
  for (const [name, { shape, data }] of read) {
    const wanted = weights.get(name)!;
    expect(shape, name).toEqual(wanted.shape);
    expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(wanted.data.buffer)), name).toBe(0);
  }
  await rm(path);
});

test('another network in ONNX is not taken for VGG-19', async () => {
  const path = await written(model([{ name: 'w', dims: [1, 6, 1, 1], dataType: FLOAT, rawData: raw }, bias]));
  await expect(vggFromOnnx(path, 'other.onnx')).rejects.toMatchObject({ because: 'other' });
});
