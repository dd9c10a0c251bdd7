/** Files that PyTorch itself has written (`cases/make.py`), and such as it would never write. */
import { expect, test } from 'vitest';
import small from './cases/small.json' with { type: 'json' };
import { PickleReader, readPickle } from './pickle.ts';
import { isPyTorch, readStateDict } from './state-dict.ts';

type Case = keyof typeof small;
const fileOf = (name: Case) => new Uint8Array(Buffer.from(small[name], 'base64'));
const whole = [-1, -0.5, 0, 0.5, 1, 1.5];

test.each(['archive', 'legacy'] as const)('the tensors of a state dict are read: %s', async (name) => {
  const file = fileOf(name);
  expect(isPyTorch(file)).toBe(true);
  const { shapes, numbers } = await readStateDict(file, 'net.pth');
  expect([...shapes]).toEqual([
    ['whole', [2, 3]],
    ['half', [4]],
    ['part', [3]],
    ['turned', [3, 2]],
    ['counts', [3]],
  ]);
  expect([...(await numbers('whole'))]).toEqual(whole);
  expect([...(await numbers('half'))]).toEqual([0, 0.25, 0.5, 0.75]);
  expect([...(await numbers('part'))]).toEqual([0, 0.5, 1]);
  await expect(numbers('turned')).rejects.toMatchObject({ because: 'weights-other' });
  await expect(numbers('counts')).rejects.toMatchObject({ because: 'unsupported', values: { type: 'Long' } });
});

test.each(['pairs', 'parameter'] as const)(
  'so are those of a dictionary saved otherwise: %s',
  async (name) => {
    const { shapes, numbers } = await readStateDict(fileOf(name), 'net.pth');
    expect([...shapes]).toEqual([['whole', [2, 3]]]);
    expect([...(await numbers('whole'))]).toEqual(whole);
  },
);

test('what a file wants to call is told and not called', async () => {
  await expect(readStateDict(fileOf('calling'), 'net.pth')).rejects.toMatchObject({
    ...{ code: 'learnt-style', because: 'weights-other' },
    values: { name: 'net.pth', part: 'posix.system' },
  });
});

test.each(['archive', 'legacy'] as const)('wherever a file is cut, it is damaged: %s', async (name) => {
  const file = fileOf(name);
  let cut = 0;
  for (let length = 64; length < file.length; length += 7) {
    const read = async () => {
      const { shapes, numbers } = await readStateDict(file.subarray(0, length), 'net.pth');
      for (const key of shapes.keys()) if (key !== 'turned' && key !== 'counts') await numbers(key);
    };
    await expect(read(), `${length}`).rejects.toMatchObject({ because: 'weights-damaged' });
    cut += 1;
  }
  expect(cut).toBeGreaterThan(80);
});

test('what PyTorch hasn’t saved is no file of its', async () => {
  for (const text of [
    '',
    'PK\x03\x04',
    'PK\x03\x04 a picture in layers, mimetypeimage/openraster',
    '\x08\x07ONNX',
  ]) {
    const file = new TextEncoder().encode(text);
    expect(isPyTorch(file)).toBe(false);
    await expect(readStateDict(file, 'net.onnx')).rejects.toMatchObject({ because: 'weights-none' });
  }
});

/** Python's opcodes; see its pickletools. */
const pickled = (text: string) => new PickleReader(Buffer.from(text, 'latin1'));
const global = (name: string) => `c${name.replace('.', '\n')}\n`;

test.each([
  ['a length below zero, which leads back to itself', 'B\xfb\xff\xff\xff.'],
  ['no end', '}'],
  ['a type of numbers as a function', 'ctorch\nFloatStorage\n)R.'],
  ['a storage without a type', '(X\x07\0\0\0storageNX\x01\0\0\x000X\x03\0\0\0cpuK\x02tQ.'],
  ['a tensor without a storage', 'ctorch._utils\n_rebuild_tensor_v2\n(NK\0))t R.'],
  ['pairs that are none', `${global('collections.OrderedDict')}(K\x01tR.`],
])('a pickle with %s is damaged', (_, text) => {
  expect(() => readPickle(pickled(text), 'net.pth')).toThrow(/net\.pth is damaged \(pickle\)/);
});

test.each(['builtins.eval', 'torch.load', 'torch.nn.Module', 'collections.Counter'])(
  'a pickle that names %s is something else',
  (name) => {
    expect(() => readPickle(pickled(`${global(name)}.`), 'net.pth')).toThrow(`(${name})`);
  },
);
