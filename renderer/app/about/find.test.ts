import { expect, test } from 'vitest';
import type { Licensed } from '../../../preload/contract/index.ts';
import { findLicensed } from './find.ts';

const work = (kind: Licensed['kind'], name: string, licence: string): Licensed => ({
  ...{ kind, name, licence, version: kind === 'program' ? '1.2.3' : null, terms: [] },
});
const all = [
  work('program', 'react', 'MIT'),
  work('model', 'vdsr', 'MIT'),
  work('program', 'sharp', 'Apache-2.0'),
];
const found = (query: string) =>
  findLicensed(
    all,
    query,
    ({ name }) => name,
    (kind) => (kind === 'model' ? '神经网络' : 'Programs'),
  ).map(({ kind, works }) => [kind, ...works.map(({ name }) => name)]);

test('without a word all is listed, programs before networks', () => {
  expect(found('  ')).toEqual([
    ['program', 'react', 'sharp'],
    ['model', 'vdsr'],
  ]);
});

test('words are found in name, version, licence and kind, whatever their capitals', () => {
  expect(found('APACHE')).toEqual([['program', 'sharp']]);
  expect(found('mit 1.2')).toEqual([['program', 'react']]);
  expect(found('神经')).toEqual([['model', 'vdsr']]);
});

test('what fits only some of the words isn’t found', () => {
  expect(found('react apache')).toEqual([]);
});
