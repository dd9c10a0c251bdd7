import { expect, test } from 'vitest';
import type { Job } from '../../preload/contract/index.ts';
import type { Host } from '../host.ts';
import { endOf } from './job.ts';

const base = { id: 'a', tool: 'learning', parameters: {}, inputs: {} };
const standing = { stage: 'learning', of: 100, fraction: 0.1, seconds: 1, preview: null };
const died = { code: 'engine-died', message: 'The engine stopped.' };
const running = (step: number): Job => ({ ...base, ...standing, step, state: 'running', secondsLeft: null });
const paused = (step: number): Job => ({ ...base, ...standing, step, state: 'paused', why: died });
const cancelled: Job = { ...base, state: 'cancelled', partial: null };

/** An application in which one job goes through these states, each further one after a resumption where it had paused. */
async function wait(...states: Job[]) {
  const notes: string[] = [];
  let resumed = 0;
  let hear: (name: 'job', job: Job) => void = () => undefined;
  const next = () =>
    queueMicrotask(() => {
      for (let job = states.shift(); job; job = job.state === 'paused' ? undefined : states.shift())
        hear('job', job);
    });
  const host = {
    on: (listener: typeof hear) => {
      hear = listener;
      next();
      return () => undefined;
    },
    handlers: {
      jobs: () => [],
      resumeJob: () => {
        resumed += 1;
        next();
        return {};
      },
    },
  } as unknown as Host;
  const reporter = {
    progress: () => undefined,
    note: (text: string) => void notes.push(text),
    clear: () => undefined,
  };
  const ended = await endOf('a', host, reporter).catch((error: unknown) => ({ error }));
  return { ended, notes, resumed };
}

test('a job tells how far it had got', async () => {
  const { ended } = await wait(running(3), running(4), cancelled);
  expect(ended).toMatchObject({ job: { state: 'cancelled' }, reached: { step: 4, of: 100 } });
});

test('what learns goes on after the death of its engine, as long as this gets it further', async () => {
  const further = await wait(running(30), paused(20), running(50), paused(45), running(60), cancelled);
  expect(further).toMatchObject({ resumed: 2, ended: { reached: { step: 60 } } });
  expect(further.notes[0]).toContain('The engine stopped. It goes on after step 20 of 100.');
  const stuck = await wait(running(30), paused(20), running(30), paused(20));
  expect(stuck).toMatchObject({ resumed: 1, ended: { error: { code: 'engine-died' } } });
});
