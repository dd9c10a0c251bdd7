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

/** Follows jobs and remembers those that end; `settled` once all that have are written down. */
export function rememberJobs({ history, holdings, codec }: Services): {
  readonly follow: (job: Job) => void;
  readonly settled: () => Promise<void>;
} {
  const begun = new Map<string, number>();
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
      if (job.state === 'running' && !begun.has(job.id)) begun.set(job.id, performance.now());
      if (!isOver(job)) return;
      const since = begun.get(job.id);
      begun.delete(job.id);
      const worked = since === undefined ? 0 : (performance.now() - since) / 1000;
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
