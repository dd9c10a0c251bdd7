import { expect, test } from 'vitest';
import type { Result } from '../../preload/contract/index.ts';
import { tools } from '../engine/tools/definitions.ts';
import { checkEnding, checkPick, outputsOf } from './outputs.ts';

const picture = (letter: string) => ({ pixels: letter.repeat(64), width: 2, height: 1 });
const three: Result = { kind: 'pictures', pictures: ['a', 'b', 'c'].map(picture) };

test('several pictures are numbered, unless one is picked', () => {
  const paths = outputsOf(three, 'folder/out.png', null).map(({ path }) => path);
  expect(paths).toEqual(['folder/out-1.png', 'folder/out-2.png', 'folder/out-3.png']);
  expect(outputsOf(three, 'out.png', 2)).toEqual([
    { kind: 'picture', path: 'out.png', picture: picture('b') },
  ]);
  expect(() => outputsOf(three, 'out.png', 4)).toThrow('--pick 4: there are 3');
});

const toolOf = (id: string) => tools.find((tool) => tool.id === id)!;

test('a picture that will not be made is refused where that is known before', () => {
  const pick = (tool: string, number: number | null, parameters: object) => () =>
    checkPick(toolOf(tool), number, { ...parameters });
  for (const tool of ['fill', 'swap']) {
    expect(pick(tool, 3, { variations: 1 })).toThrow(/--pick 3: there will be 1 .*--variations 3/);
    expect(pick(tool, 3, { variations: 3 })).not.toThrow();
    expect(pick(tool, null, { variations: 1 })).not.toThrow();
  }
  // Every tool whose pictures are chosen from says which setting counts them.
  for (const { id, result, howMany, parameters } of tools)
    expect(result === 'pictures', id).toBe(howMany !== undefined && howMany in parameters.shape);
});

test('the file of a model is called as such files are', () => {
  const named = (tool: string, out: string) => () => checkEnding(toolOf(tool), out);
  expect(named('learn-face', 'album/net.png')).toThrow(/ends in \.safetensors.*album\/network\.safetensors/);
  expect(named('learn-face', 'net')).toThrow(/network\.safetensors/);
  expect(named('learn-face', 'album/Ada.SAFETENSORS')).not.toThrow();
  expect(named('learn-style', 'wave.safetensors')).toThrow(/wave\.pentimento-style/);
  expect(named('restyle', 'wave.png')).not.toThrow();
  for (const { id, result, file } of tools) expect(result === 'model', id).toBe(file !== undefined);
});

test('what was learnt is a file, and data is JSON', () => {
  const file = 'd'.repeat(64);
  expect(outputsOf({ kind: 'model', file, name: 'wave.style', bytes: 7 }, 'my.style', null)).toEqual([
    { kind: 'file', path: 'my.style', file },
  ]);
  const [data] = outputsOf({ kind: 'data', data: { faces: [1, 2] } }, 'faces.json', null);
  expect(data?.kind === 'text' && JSON.parse(data.text)).toEqual({ faces: [1, 2] });
});
