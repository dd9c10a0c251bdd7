import type { Job } from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import type { Holdings } from '../store/holdings.ts';
import type { JobHistory } from './history.ts';
import { isOver } from './list.ts';
import { pictureOf, recordOf } from './record.ts';

/** Side of the small pictures, pixels: twice what a row shows, for screens with two to a point. */
const SIDE = 128;

interface Services {
  readonly history: JobHistory;
  readonly holdings: Holdings;
  readonly codec: Codec;
}

/** How long a job has worked, milliseconds: until the last time it stopped, and since when again. */
export interface Clock {
  readonly worked: number;
  /** Null while it waits or is paused. */
  readonly since: number | null;
}

/** The clock of a job that is heard of at a time, milliseconds. */
export function wound({ worked, since }: Clock, job: Job, now: number): Clock {
  if (job.state === 'running') return { worked, since: since ?? now };
  return { worked: since === null ? worked : worked + now - since, since: null };
}

/** Follows jobs and remembers those that end; `settled` once all that have are written down. */
export function rememberJobs({ history, holdings, codec }: Services): {
  readonly follow: (job: Job) => void;
  readonly settled: () => Promise<void>;
} {
  const clocks = new Map<string, Clock>();
  const writing = new Set<Promise<void>>();

  const picture = async (job: Job): Promise<Uint8Array | null> => {
    const shown = pictureOf(job);
    if (!shown) return null;
    // Whoever asked for the job may give its pictures back at once.
    const owner = `job-history/${job.id}`;
    holdings.pictures.hold(owner, [shown.pixels]);
    try {
      return await codec.ask('thumbnail', { ...shown, side: SIDE });
    } finally {
      holdings.release(owner);
    }
  };

  const remember = async (job: Job, worked: number): Promise<void> => {
    const record = recordOf(job, worked, Date.now());
    if (!record) return;
    // Without its picture it can be repeated all the same.
    const small = await picture(job).catch((error: unknown) => {
      process.emitWarning(String(error));
      return null;
    });
    await history.add(record, small);
  };

  return {
    follow: (job) => {
      const clock = wound(clocks.get(job.id) ?? { worked: 0, since: null }, job, performance.now());
      if (!isOver(job)) {
        clocks.set(job.id, clock);
        return;
      }
      clocks.delete(job.id);
      const worked = clock.worked / 1000;
      const written = remember(job, worked)
        .catch((error: unknown) => process.emitWarning(String(error)))
        .finally(() => writing.delete(written));
      writing.add(written);
    },
    settled: async () => {
      await Promise.all(writing);
    },
  };
}
