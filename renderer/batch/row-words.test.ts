import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import zhCN from '../../resources/translations/zh-CN.ts';
import { messageOf, rowWords } from './row-words.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN } } });
});

const done = (notes: Extract<Parameters<typeof rowWords>[0]['state'], { state: 'done' }>['notes']) =>
  rowWords(
    { folder: '/in', state: { state: 'done', files: ['a.png'], seconds: 2, notes } },
    undefined,
    'zh-CN',
  );

test('what is to be known of a picture that is done is told in the language of the window', () => {
  const note = { code: 'first-frame-only', values: { frames: 12 }, message: 'Only the first.' } as const;
  expect(done([note])).toMatch(/12 帧/);
  expect(done([note])).not.toMatch(/[a-z]{2}/);
});

test('what a report says of a picture is what it is told by, and nothing where there is nothing', () => {
  const note = { code: 'first-frame-only', values: { frames: 12 }, message: 'Only the first.' } as const;
  const done = { state: 'done', files: ['a.png'], seconds: 2 } as const;
  expect(messageOf({ state: { ...done, notes: [note] } })).toMatch(/^共 12 帧/);
  expect(messageOf({ state: { ...done, notes: [] } })).toBe('');
  expect(messageOf({ state: { state: 'waiting' } })).toBe('');
});

test('of what an earlier version wrote down there is the sentence', () => {
  expect(done(['It was cut short.'])).toContain('It was cut short.');
});

test('what is wrong with a picture is a sentence after the other, as the language writes them', () => {
  const error = { code: 'not-an-image', values: { name: '猫.jpg' }, message: '猫.jpg is no picture.' };
  const said = rowWords({ folder: '/in', state: { state: 'failed', error } }, undefined, 'zh-CN');
  expect(said).toMatch(/^这不是图片。猫\.jpg/);
});
