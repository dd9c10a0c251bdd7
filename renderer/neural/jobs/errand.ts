import type { Failure, Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { forgetFinding } from './findings.ts';
import type { EndedJob } from './store.ts';
import { claim } from './unclaimed.ts';

interface Errand {
  readonly request: Request<'startJob'>;
  readonly end: (job: EndedJob) => void;
}

const errands = new Map<string, Errand>();

/**
 * A job whose result goes to the one who asked and becomes no layer; `began` is told its id. It always ends: a
 * job that nobody knows any more, or whose connection stays away, has failed.
 */
export async function errand(request: Request<'startJob'>, began: (id: string) => void): Promise<EndedJob> {
  const { id } = await pentimento().call('startJob', request);
  const ended = claim(id);
  if (ended) forgetFinding(id);
  const end = ended ?? new Promise<EndedJob>((resolve) => errands.set(id, { request, end: resolve }));
  began(id);
  return end;
}

export function isErrand(id: string): boolean {
  return errands.has(id);
}

/** Hands a job to the one who waits for it. */
export function endErrand(job: EndedJob): void {
  const waiting = errands.get(job.id);
  errands.delete(job.id);
  waiting?.end(job);
}

export function failErrands(error: Failure): void {
  for (const [id, { request }] of errands) {
    endErrand({ id, ...request, state: 'failed', error, partial: null });
  }
}
