import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { onePixel, smallTransform, someNumbers, someStyle } from './learnt-style.testing.ts';
import { readLearntStyle, nameInStyle, writeLearntStyle, type LearntStyle } from './learnt-style.ts';
import { readSafetensorsFile } from './safetensors.ts';
import { transform } from './transform.ts';
import type { Weights } from './weights.ts';
import { writeSafetensors } from './write-safetensors.ts';

const weights = smallTransform(2);
const length = transform(weights).codeLength;
const ownStyle = (changed: Weights = weights, output: 'sigmoid' | 'linear' = 'linear'): LearntStyle =>
  someStyle({
    ...{ offset: someNumbers(length, 3), slope: someNumbers(length, 4) },
    network: { kind: 'own', output, weights: changed },
  });

/** A file with other metadata or tensors, and the checksum that it should have. */
function fileOf(
  metadata: Readonly<Record<string, string>> = {},
  tensors: Weights = new Map(),
  bytes: ReadonlyMap<string, Uint8Array> = new Map([['painting', onePixel]]),
): Uint8Array {
  const { offset, slope } = someStyle();
  const all = new Map([
    ['offset', { shape: [1, offset.length], data: offset }],
    ['slope', { shape: [1, slope.length], data: slope }],
    ...tensors,
  ]);
  const { values } = readSafetensorsFile(writeSafetensors(all, { bytes }), '');
  const told = {
    ...{ format: 'pentimento-style', version: '1', name: 'Waves', steps: '7', width: '1', height: '1' },
    ...{ network: '0'.repeat(64), checksum: createHash('sha256').update(values).digest('hex') },
  };
  return writeSafetensors(all, { metadata: { ...told, ...metadata }, bytes });
}

/** Why a file is refused. */
function refusal(file: Uint8Array): string {
  try {
    readLearntStyle(file, 'a.pentimento-style');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toContain('a.pentimento-style');
    return `${error.code}.${error.because}`;
  }
  return 'none';
}

test('what was learnt comes back, with its painting and its name, with a network of its own too', () => {
  for (const style of [someStyle({ name: '神奈川冲浪里' }), ownStyle()]) {
    const file = writeLearntStyle(style);
    expect(readLearntStyle(file, 'a file')).toEqual(style);
    expect(writeLearntStyle(readLearntStyle(file, 'a file'))).toEqual(file);
    expect(nameInStyle(file)).toBe(style.name);
  }
});

test('it is a .safetensors file as others read it: its header tells where all lies, and numbers lie where they are aligned', () => {
  const file = writeLearntStyle(ownStyle());
  const view = new DataView(file.buffer);
  const size = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + size))) as Record<
    string,
    { dtype: string; data_offsets: [number, number] }
  >;
  const { __metadata__: told, ...tensors } = header;
  expect(told).toMatchObject({ format: 'pentimento-style', version: '1', network: 'own', output: 'linear' });
  const [start, end] = tensors.painting!.data_offsets;
  expect(tensors.painting!.dtype).toBe('U8');
  expect(file.subarray(8 + size + start, 8 + size + end)).toEqual(onePixel);
  expect(size % 8).toBe(0);
  for (const [name, { data_offsets: place }] of Object.entries(tensors))
    if (name !== 'painting') expect(place[0] % 2).toBe(0);
});

test('a file that is something else, or made by a newer version, is told from a damaged one', () => {
  expect(refusal(fileOf())).toBe('none');
  expect(refusal(onePixel)).toBe('learnt-style.other');
  expect(refusal(new Uint8Array())).toBe('learnt-style.other');
  expect(refusal(fileOf({ format: 'pentimento-face' }))).toBe('learnt-style.other');
  expect(refusal(fileOf({ version: '2' }))).toBe('learnt-style.newer');
  expect(refusal(fileOf({ version: '2', network: 'something new' }))).toBe('learnt-style.newer');
});

test('a file that is cut short, or that says what can’t be, is damaged', () => {
  const file = writeLearntStyle(ownStyle());
  expect(refusal(file.subarray(0, -1))).toBe('learnt-style.damaged');
  expect(refusal(file.subarray(0, 100))).toBe('learnt-style.other');
  for (const [name, value] of [
    ['steps', '-1'],
    ['width', '769'],
    ['height', '0'],
    ['network', 'none'],
    ['output', 'tanh'],
  ] as const)
    expect(refusal(fileOf({ [name]: value })), name).toBe('learnt-style.damaged');
  const endless = new Map([['slope', { shape: [1, 1], data: Float32Array.of(NaN) }]]);
  expect(refusal(fileOf({}, endless))).toBe('learnt-style.damaged');
});

test('lengths beyond the file, and tensors that lie over each other, are refused before any memory is taken for them', () => {
  const headed = (header: object, size?: bigint) => {
    const json = new TextEncoder().encode(JSON.stringify(header));
    const file = new Uint8Array(8 + json.length + 64);
    new DataView(file.buffer).setBigUint64(0, size ?? BigInt(json.length), true);
    file.set(json, 8);
    return file;
  };
  const tensor = (shape: number[], end: number) => ({ dtype: 'F32', shape, data_offsets: [0, end] });
  expect(refusal(headed({}, 2n ** 64n - 1n))).toBe('learnt-style.other');
  expect(refusal(headed({ offset: tensor([2 ** 40], 2 ** 42) }))).toBe('learnt-style.damaged');
  expect(refusal(headed({ offset: tensor([2 ** 31, 2 ** 31, 2 ** 31], 4) }))).toBe('learnt-style.damaged');
  const many = Array.from({ length: 100 }, (_, i) => [`${i}`, tensor([16], 64)]);
  expect(refusal(headed(Object.fromEntries(many) as object))).toBe('learnt-style.damaged');
});

test('one byte that isn’t what was written is found, wherever it lies among the values', () => {
  const file = writeLearntStyle(ownStyle());
  const { values } = readSafetensorsFile(file, '');
  for (const at of [0, 1, Math.floor(values.length / 2), values.length - 1]) {
    const changed = file.slice();
    changed[file.length - values.length + at]! ^= 1;
    expect(refusal(changed)).toBe('learnt-style.checksum');
  }
});

test('a code or a network of another shape is refused, by the part that is wrong', () => {
  const refused = (changes: Weights) => refusal(writeLearntStyle(ownStyle(changes)));
  const without = new Map([...weights].filter(([name]) => name !== 'transform.b.0.bias'));
  expect(refused(without)).toBe('learnt-style.shape');
  const turned = new Map(weights).set('transform.last.weight', {
    shape: [2, 3, 9, 9],
    data: new Float32Array(2 * 3 * 81),
  });
  expect(refused(turned)).toBe('learnt-style.shape');
  const more = new Map(weights).set('transform.more', { shape: [1], data: new Float32Array(1) });
  expect(refused(more)).toBe('learnt-style.shape');
  expect(refused(smallTransform(3))).toBe('learnt-style.shape');
  const short = new Map([['slope', { shape: [1, 3], data: new Float32Array(3) }]]);
  expect(refusal(fileOf({}, short))).toBe('learnt-style.shape');
  expect(refusal(fileOf({}, weights))).toBe('learnt-style.shape');
});

test('a painting that is no picture, or none at all, is refused', () => {
  expect(refusal(fileOf({}, new Map(), new Map()))).toBe('learnt-style.painting');
  const script = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(refusal(fileOf({}, new Map(), new Map([['painting', script]])))).toBe('learnt-style.painting');
});
