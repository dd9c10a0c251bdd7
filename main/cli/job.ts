import type { Job } from '../../preload/contract/index.ts';
import { fromFailure } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import type { Reporter } from './progress.ts';

export type Ended = Extract<Job, { state: 'done' | 'failed' | 'cancelled' }>;

/** How far a job had got when it was last heard of. */
export interface Reached {
  readonly step: number;
  readonly of: number;
}

/**
 * Waits for the end of a job, telling of it on the way. One that learns waits itself where its engine ended: it goes on from
 * what it had last written down, as long as this gets it further each time.
 * @throws UserError why its engine ended, where it doesn't get further.
 */
export async function endOf(
  id: string,
  host: Pick<Host, 'on' | 'handlers'>,
  reporter: Pick<Reporter, 'progress' | 'note' | 'clear'>,
): Promise<{ readonly job: Ended; readonly reached: Reached }> {
  let stop: () => void = () => undefined;
  let reached: Reached = { step: 0, of: 1 };
  let resumedAt = 0;
  try {
    const job = await new Promise<Ended>((resolve, reject) => {
      const hear = (now: Job): void => {
        if (now.id !== id) return;
        switch (now.state) {
          case 'queued':
            return;
          case 'running':
            reached = { step: now.step, of: now.of };
            reporter.progress(now);
            return;
          case 'paused':
            if (now.why === null) return;
            if (now.step <= resumedAt) {
              reject(fromFailure(now.why));
              return;
            }
            resumedAt = now.step;
            reporter.note(`${now.why.message} It goes on after step ${now.step} of ${now.of}.`);
            void host.handlers.resumeJob({ id });
            return;
          default:
            resolve(now);
        }
      };
      stop = host.on((name, payload) => {
        if (name === 'job') hear(payload as Job);
      });
      // What it said before it had a name to listen for.
      void Promise.resolve(host.handlers.jobs({})).then((jobs) => jobs.forEach(hear));
    });
    return { job, reached };
  } finally {
    stop();
    reporter.clear();
  }
}
