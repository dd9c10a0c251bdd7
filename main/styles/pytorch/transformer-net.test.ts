import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { constant, encode, input } from '../../engine/graph/index.ts';
import { transform, wrongInTransform } from '../../engine/networks/transform.ts';
import { openRuntime } from '../../engine/runtime/runtime.ts';
import { readStateDict, type StateDict } from './state-dict.ts';
import { readTransformerNet } from './transformer-net.ts';

const runtime = await openRuntime({ models: '', provider: 'cpu' });
afterAll(() => runtime.close());

/** What PyTorch paints of a picture with the same numbers, from 0 to 255 (`cases/make.py`); every 53rd value. */
const painted = [
  128.222, 111.124, 107.422, 126.882, 124.223, 114.289, 125.529, 118.701, 140.842, 95.049, 115.008, 94.899,
  103.595, 106.299, 102.78, 119.297, 107.38, 98.112, 99.884, 126.55, 106.999, 116.666,
];

/** The tensors of a network by their names, and how many channels each has on either side. */
function shapesOf(width: number, blocks: number): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  const layer = (name: string, from: number, to: number, side: number) => {
    shapes.set(`${name}.conv2d.weight`, [to, from, side, side]).set(`${name}.conv2d.bias`, [to]);
  };
  const norm = (name: string, channels: number) => {
    shapes.set(`${name}.weight`, [channels]).set(`${name}.bias`, [channels]);
  };
  const channels = [3, width, 2 * width, 4 * width] as const;
  for (const i of [1, 2, 3] as const) {
    layer(`conv${i}`, channels[i - 1]!, channels[i], i === 1 ? 9 : 3);
    norm(`in${i}`, channels[i]);
  }
  for (let i = 1; i <= blocks; i++)
    for (const part of [1, 2]) {
      layer(`res${i}.conv${part}`, 4 * width, 4 * width, 3);
      norm(`res${i}.in${part}`, 4 * width);
    }
  for (const [i, from, to] of [
    [1, 4 * width, 2 * width],
    [2, 2 * width, width],
  ] as const) {
    layer(`deconv${i}`, from, to, 3);
    norm(`in${3 + i}`, to);
  }
  layer('deconv3', width, 3, 9);
  return shapes;
}

/** The same formula as in `cases/make.py`. */
function byFormula(shapes: ReadonlyMap<string, readonly number[]>): StateDict {
  const names = [...shapes.keys()].sort();
  const numbers = (name: string) => {
    const k = names.indexOf(name);
    const length = shapes.get(name)!.reduce((so, side) => so * side, 1);
    return Float32Array.from({ length }, (_, i) => {
      const value = 0.25 * Math.sin(0.7 * i + k);
      const last = name.startsWith('deconv3') ? 80 * value : value;
      return name === 'deconv3.conv2d.bias' ? last + 127 : last;
    });
  };
  return { name: 'net.pth', shapes, numbers: (name) => Promise.resolve(numbers(name)) };
}

test('PyTorch’s network paints here as it does there', async () => {
  const { offset, slope, network } = await readTransformerNet(byFormula(shapesOf(2, 2)));
  if (network.kind !== 'own') throw new Error('It is a network of its own.');
  expect(wrongInTransform(network.weights)).toBeNull();
  const ours = transform(network.weights, { output: network.output });
  expect(slope).toEqual(new Float32Array(ours.codeLength));
  const [height, width] = [16, 24];
  const picture = input('picture', [1, 3, height, width]);
  const session = await runtime.open(
    encode({ found: ours.paint(picture, constant(offset, [1, ours.codeLength])) }),
    0,
  );
  const data = Float32Array.from({ length: 3 * height * width }, (_, i) => 0.5 + 0.5 * Math.sin(0.05 * i));
  const { found } = await session.run({ picture: { data, dims: picture.shape } });
  await session.release();
  const some = [...found!].filter((_, i) => i % 53 === 0).map((value) => 255 * value);
  expect(some).toHaveLength(painted.length);
  some.forEach((value, i) => expect(Math.abs(value - painted[i]!)).toBeLessThan(0.01));
});

test('one is read from a file that PyTorch has written', async () => {
  const file = await readFile(join(import.meta.dirname, 'cases', 'one-channel.pth'));
  const { offset, network } = await readTransformerNet(await readStateDict(file, 'net.pth'));
  const expected = await readTransformerNet(byFormula(shapesOf(1, 1)));
  expect(offset).toHaveLength(expected.offset.length);
  // The file has halves.
  offset.forEach((value, i) => expect(value).toBeCloseTo(expected.offset[i]!, 3));
  if (network.kind !== 'own') throw new Error('It is a network of its own.');
  expect(wrongInTransform(network.weights)).toBeNull();
});

const changed = (change: (shapes: Map<string, readonly number[]>) => void) => {
  const shapes = shapesOf(2, 2);
  change(shapes);
  return readTransformerNet(byFormula(shapes));
};

test.each<[string, string, (shapes: Map<string, readonly number[]>) => void]>([
  ['a tensor is missing', 'in4.bias', (shapes) => shapes.delete('in4.bias')],
  [
    'there are no blocks',
    'res1.conv1.conv2d.weight',
    (shapes) => {
      for (const name of [...shapes.keys()]) if (name.startsWith('res')) shapes.delete(name);
    },
  ],
  ['there is one more', 'in6.weight', (shapes) => shapes.set('in6.weight', [2])],
  [
    'a kernel has another size',
    'conv2.conv2d.weight',
    (shapes) => shapes.set('conv2.conv2d.weight', [4, 2, 4, 4]),
  ],
  [
    'doublings are transposed',
    'deconv1.conv2d.weight',
    (shapes) => shapes.set('deconv1.conv2d.weight', [8, 4, 3, 3]),
  ],
  ['it is too wide', 'conv1.conv2d.bias', (shapes) => shapes.set('conv1.conv2d.bias', [257])],
  ['it has nothing', 'conv1.conv2d.bias', (shapes) => shapes.clear()],
])('it is another network where %s', async (_, part, change) => {
  await expect(changed(change)).rejects.toMatchObject({ because: 'weights-other', values: { part } });
});

test('what norms once counted in training is passed over', async () => {
  const counted = await changed((shapes) =>
    shapes.set('in1.running_mean', [2]).set('res2.in1.running_var', [8]),
  );
  expect(counted.offset).toHaveLength((await changed(() => undefined)).offset.length);
});

test.each([NaN, Infinity, 300])('a first layer with a weight of %d is damaged', async (value) => {
  const dict = byFormula(shapesOf(2, 2));
  const numbers = async (name: string) => {
    const found = await dict.numbers(name);
    if (name === 'conv1.conv2d.weight') found[5] = value;
    return found;
  };
  await expect(readTransformerNet({ ...dict, numbers })).rejects.toMatchObject({
    ...{ because: 'weights-damaged', values: { part: 'conv1.conv2d.weight' } },
  });
});
