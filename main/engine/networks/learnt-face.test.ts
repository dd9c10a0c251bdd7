import { expect, test } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { gaussian, randomSource } from '../../image/noise.ts';
import { untrainedIdentity } from './identity.ts';
import { readLearntFace, writeLearntFace } from './learnt-face.ts';
import type { Weights } from './weights.ts';
import { writeSafetensors } from './write-safetensors.ts';

const weights = untrainedIdentity(128, gaussian(randomSource(1)));
const metadata = { format: 'pentimento-face', version: '1', person: '爱达', size: '128', steps: '7' };
const fileOf = (changed: Partial<typeof metadata> = {}, tensors: Weights = weights) =>
  writeSafetensors(tensors, { metadata: { ...metadata, ...changed } });

/** A file that is nothing but a header. */
function headed(json: string): Uint8Array {
  const file = new Uint8Array(8 + json.length);
  file[0] = json.length;
  file.set(new TextEncoder().encode(json), 8);
  return file;
}

/** Why a file is refused. */
function refusal(file: Uint8Array): string {
  try {
    readLearntFace(file, 'network.safetensors');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toContain('network.safetensors');
    return `${error.code}.${error.because}`;
  }
  return 'none';
}

test('what was learnt comes back, in float16, with whose face it is', () => {
  const read = readLearntFace(writeLearntFace({ person: '爱达', size: 128, steps: 7, weights }), 'a file');
  expect(read).toMatchObject({ person: '爱达', size: 128, steps: 7 });
  for (const [name, { shape, data }] of weights) {
    expect(read.weights.get(name)?.shape).toEqual(shape);
    const found = read.weights.get(name)!.data;
    const furthest = data.reduce((most, value, i) => Math.max(most, Math.abs(found[i]! - value)), 0);
    expect(furthest).toBeLessThan(1e-3);
  }
});

test('where the photos lie is told nobody who is given the file', () => {
  for (const person of ['/home/ada/爱达', 'C:\\Photos\\爱达', 'photos/爱达/']) {
    const file = writeLearntFace({ person, size: 128, steps: 7, weights });
    expect(readLearntFace(file, 'a file').person).toBe('爱达');
    expect(new TextDecoder().decode(file)).not.toMatch(/home|Photos|photos/);
  }
});

test('a file that is cut short or has wrong values is damaged', () => {
  const file = fileOf();
  expect(refusal(file)).toBe('none');
  expect(refusal(file.subarray(0, -10))).toBe('learnt-face.damaged');
  expect(refusal(file.subarray(0, 100))).toBe('learnt-face.damaged');
  expect(refusal(new Uint8Array())).toBe('learnt-face.damaged');
  for (const header of ['null', '7', '{"']) expect(refusal(headed(header))).toBe('learnt-face.damaged');
  const nothing = new Map([...weights].filter(([name]) => name !== 'last.weight'));
  expect(refusal(fileOf({}, nothing))).toBe('learnt-face.damaged');
  const endless = new Map(weights).set('last.bias', { shape: [3], data: Float32Array.of(0, NaN, 0) });
  expect(refusal(fileOf({}, endless))).toBe('learnt-face.damaged');
  const turned = new Map(weights).set('last.weight', { shape: [32, 3, 1, 1], data: new Float32Array(96) });
  expect(refusal(fileOf({}, turned))).toBe('learnt-face.damaged');
});

/** The same file, in which the type of the numbers is called otherwise. */
function retyped(file: Uint8Array, type: string): Uint8Array {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = new TextDecoder().decode(file.subarray(8, 8 + length)).replaceAll('"F16"', `"${type}"`);
  const bytes = new TextEncoder().encode(header);
  const out = new Uint8Array(8 + bytes.length + file.length - 8 - length);
  new DataView(out.buffer).setBigUint64(0, BigInt(bytes.length), true);
  out.set(bytes, 8);
  out.set(file.subarray(8 + length), 8 + bytes.length);
  return out;
}

test('numbers of a type that isn’t read are no damage', () => {
  expect(refusal(retyped(fileOf(), 'F16'))).toBe('none');
  for (const type of ['BF16', 'F64', 'I8', 'F8_E4M3'])
    expect(refusal(retyped(fileOf(), type))).toBe('learnt-face.unsupported');
  expect(refusal(retyped(fileOf(), 'no type'))).toBe('learnt-face.damaged');
});

test('what is whole and not made for this version is told from what is damaged', () => {
  expect(refusal(fileOf({ version: '2' }))).toBe('learnt-face.newer');
  expect(refusal(fileOf({ size: '512' }))).toBe('learnt-face.size');
  expect(refusal(fileOf({ format: 'something' }))).toBe('learnt-face.other');
  expect(refusal(writeSafetensors(weights))).toBe('learnt-face.other');
});
