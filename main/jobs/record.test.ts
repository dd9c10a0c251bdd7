import { expect, test } from 'vitest';
import type { Job } from '../../preload/contract/index.ts';
import { pictureOf, recordOf } from './record.ts';

const id = '00000000-0000-4000-8000-000000000001';
const recipe = { tool: 'restyle', version: 1, values: {}, inputs: {}, weights: {} };
const [PHOTO, RESULT] = ['a'.repeat(64), 'b'.repeat(64)];
const base = {
  ...{ id, tool: 'restyle', parameters: {}, recipe },
  inputs: { image: { kind: 'picture', pixels: PHOTO, name: 'photo.jpg' } } as const,
};
const made = {
  result: { kind: 'picture', pixels: RESULT, width: 8, height: 8 } as const,
  ...{ seconds: 5, measures: {}, notes: [], models: [], continues: null },
};
const error = { code: 'out-of-memory', message: '' };
const remembered = { id, recipe, picture: 'photo.jpg', ended: 9, pictured: false };

test('a job is remembered by its recipe once it is over, with what came of it', () => {
  const done: Job = { ...base, state: 'done', ...made };
  expect(recordOf(done, 7, 9)).toEqual({ ...remembered, state: 'done', seconds: 5 });
  const failed: Job = { ...base, state: 'failed', error, partial: null };
  expect(recordOf(failed, 7, 9)).toEqual({ ...remembered, state: 'failed', seconds: 7, error, kept: null });
  const stopped: Job = { ...base, state: 'cancelled', partial: { ...made, fraction: 0.4 } };
  expect(recordOf(stopped, 7, 9)).toEqual({ ...remembered, state: 'cancelled', seconds: 7, kept: 0.4 });
});

test('what is not over, or was asked for without a recipe, is not remembered', () => {
  expect(recordOf({ ...base, state: 'queued' }, 7, 9)).toBeNull();
  const { recipe: _, ...errand } = base;
  expect(recordOf({ ...errand, state: 'done', ...made }, 7, 9)).toBeNull();
});

test('a job is known by what it made, else by what it was given', () => {
  expect(pictureOf({ ...base, state: 'done', ...made })?.pixels).toBe(RESULT);
  expect(pictureOf({ ...base, state: 'failed', error, partial: null })?.pixels).toBe(PHOTO);
  const data = { ...made, result: { kind: 'data' as const, data: [] } };
  expect(pictureOf({ ...base, state: 'done', ...data })?.pixels).toBe(PHOTO);
  expect(pictureOf({ ...base, inputs: {}, state: 'done', ...data })).toBeNull();
});
