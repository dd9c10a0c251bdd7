import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Tour } from './tour.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tour-'));
});
afterEach(() => rm(data, { recursive: true }));

test('the tour is offered until it was taken or skipped, and not at any start after that', async () => {
  expect((await Tour.open(data)).due).toBe(true);
  const tour = await Tour.open(data);
  expect(tour.due).toBe(true);
  await tour.end();
  await tour.end();
  expect(tour.due).toBe(false);
  expect((await Tour.open(data)).due).toBe(false);
});
