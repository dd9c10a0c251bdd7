import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job } from '../../preload/contract/index.ts';
import { Holdings } from '../store/holdings.ts';
import { isHash, openPixelStore } from '../store/pixelstore.ts';
import { jobPictures } from './job-pictures.ts';

let holdings: Holdings;
beforeEach(async () => (holdings = await Holdings.open(await mkdtemp(join(tmpdir(), 'job-pictures-')))));
afterEach(() => rm(holdings.session, { recursive: true }));

const there = async () => {
  await holdings.settled();
  return (await readdir(holdings.session)).filter(isHash).sort();
};

test('a job keeps what it was given, its newest preview and its result, all three to its end and until it is forgotten', async () => {
  const pictures = jobPictures(holdings);
  const [photo] = await holdings.pictures.put('page/p/run', [Uint8Array.of(1)]);
  const base = {
    id: 'job',
    tool: 'restyle',
    parameters: {},
    inputs: { image: { kind: 'picture', pixels: photo!, name: '' } },
  } as const;
  const engine = await openPixelStore(holdings.session, holdings.inboxOf('job'));
  const running = {
    ...base,
    state: 'running',
    stage: '',
    step: 0,
    of: 1,
    fraction: 0,
    secondsLeft: null,
  } as const;
  const [first, second, result] = await Promise.all(
    [2, 3, 4].map((value) => engine.putBytes(Uint8Array.of(value))),
  );

  const queued: Job = { ...base, state: 'queued' };
  pictures.hold(queued, undefined);
  holdings.release('page/p/run');
  expect(await there()).toEqual([photo]);
  pictures.hold({ ...running, preview: first! }, queued);
  expect(await there()).toEqual([photo, first].sort());
  // The photo is its own first preview where a network begins with it.
  pictures.hold({ ...running, preview: photo! }, { ...running, preview: first! });
  expect(await there()).toEqual([photo]);
  pictures.hold({ ...running, preview: second! }, { ...running, preview: photo! });
  const done: Job = {
    ...{ ...base, state: 'done', seconds: 1, measures: {}, notes: [], models: [], continues: null },
    result: { kind: 'picture', pixels: result!, width: 1, height: 1 },
  };
  pictures.hold(done, { ...running, preview: second! });
  // The window may still be fetching what it saw last.
  expect(await there()).toEqual([photo, second, result].sort());
  // A document that takes the result over says so before the job is forgotten.
  holdings.pictures.hold('page/p/document', [result!]);
  pictures.release('job');
  expect(await there()).toEqual([result]);
});
