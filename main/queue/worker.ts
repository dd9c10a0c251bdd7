import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { Failure } from '../../preload/contract/failure.ts';
import { isOfOnePicture, type Hands } from '../batch/work.ts';
import { explain } from '../errors/explain.ts';
import { toFailure, type ErrorCode } from '../errors/user-error.ts';
import { abilitiesOf, announce, SAYS_WITHIN, sayAtWork, sayGone, waitingElsewhere } from './abilities.ts';
import { idOf, Order, receiptOf, type Receipt } from './order.ts';
import { openRedis } from './redis.ts';
import { putContent, type Share } from './share.ts';
import { unpack } from './unpack.ts';

/** What is to be known of a worker while it works. */
export type WorkerNews =
  | { readonly code: 'away' | 'back' | 'goes-on' }
  | { readonly code: 'takes' | 'done'; readonly name: string }
  | { readonly code: 'failed' | 'gives-back'; readonly name: string; readonly failure: Failure }
  /** It takes nothing until what is wrong with it, not with the picture, is over. */
  | { readonly code: 'pauses'; readonly failure: Failure; readonly seconds: number }
  | { readonly code: 'not-ours'; readonly version: string; readonly count: number };

export interface WorkerOptions {
  readonly queue: string;
  readonly share: Share;
  readonly hands: Hands;
  /** For what it fetches, and the data folder of the hands for what is kept by name. */
  readonly folder: string;
  readonly library: string;
  /** How many pictures it works on at a time. */
  readonly jobs: number;
  readonly hear: (news: WorkerNews) => void;
  readonly times?: WorkerTimes;
}

/** Milliseconds. */
export interface WorkerTimes {
  /** After which others take over what a worker has that says nothing any more. It says so twice in that time. */
  readonly lock: number;
  /** After which it tries again that has paused; then after twice as long, to ten minutes. */
  readonly pause: number;
}

const usual: WorkerTimes = { lock: 15_000, pause: 15_000 };
const PAUSE_AT_MOST = 600_000;

/** What is wrong with the worker and not with the picture: others may be able to do it. */
const ownFaults: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'cannot-write',
  'device-unavailable',
  'bad-model',
  'files-away',
]);
/** What may be too much for this machine, or a fault that won't come again. */
const perhapsElsewhere: ReadonlySet<ErrorCode> = new Set(['engine-died', 'codec-died', 'out-of-memory']);
/** How often a picture is given back before it counts as failed. */
const BACK_AT_MOST = 3;
/** How often a worker may be gone with a picture before it isn't given out any more. */
const GONE_AT_MOST = 5;
/** Milliseconds between two words of how far a picture is. */
const TELLS = 500;

export interface AtWork {
  /** Takes nothing more, and is over when what it has is done. */
  readonly close: () => Promise<void>;
}

/**
 * Takes pictures from a queue until it is closed. What is made lies in the share before the queue hears of it, so whatever
 * ends a worker, another one makes the picture or finds it made. Locks are renewed here; what computes is another process.
 * @throws UserError queue-away where it can't begin.
 */
export async function startWorker(options: WorkerOptions): Promise<AtWork> {
  const { share, hands, folder, library, hear, times = usual } = options;
  const { WaitingError, Worker } = await import('./libraries.ts');
  const abilities = abilitiesOf();
  const redis = await openRedis(options.queue, {
    away: () => hear({ code: 'away' }),
    back: () => hear({ code: 'back' }),
  });
  const closing = new AbortController();
  let pause = times.pause;
  let resting = false;

  const name = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const worker = new Worker<Order & Back>(abilities.name, take, {
    ...{ connection: redis, prefix: abilities.prefix, concurrency: options.jobs, autorun: false, name },
    ...{ lockDuration: times.lock, stalledInterval: times.lock / 2, maxStalledCount: GONE_AT_MOST },
    // A worker is there again at once when Redis is.
    drainDelay: 2,
  });
  // A connection that breaks is heard above. That a picture was taken over, or forgotten with all that Redis knew, costs
  // nothing: it is in the share, and whoever asked finds it there.
  worker.on('error', () => undefined);
  await announce(redis, abilities);
  const told = new Map<string, number>();
  const sayThere = async () => {
    await sayAtWork(redis, abilities, name);
    const others = await waitingElsewhere(redis, abilities);
    for (const { version, count } of others)
      if (told.get(version) !== count) hear({ code: 'not-ours', version, count });
    told.clear();
    for (const { version, count } of others) told.set(version, count);
  };
  const unlessAway = () => undefined;
  await sayThere();
  const saying = setInterval(() => void sayThere().catch(unlessAway), SAYS_WITHIN);
  const running = worker.run();

  async function take(job: Job<Order & Back>, token?: string): Promise<void> {
    const { back = 0, ...asked } = job.data;
    const order = Order.safeParse(asked).data;
    if (!order || idOf(order) !== job.id) throw asFailed(toFailure(explain('queue-job.unreadable')));
    const { name: picture } = order.picture;
    const place = join(folder, randomUUID());
    hear({ code: 'takes', name: picture });
    try {
      if (!(await share.has(receiptOf(job.id)))) await make(job, order, place);
      pause = times.pause;
      hear({ code: 'done', name: picture });
    } catch (error) {
      const failure = ofPicture(toFailure(error), place, picture);
      const verdict = judge(failure, back);
      if (verdict === 'failed') {
        hear({ code: 'failed', name: picture, failure });
        throw asFailed(failure);
      }
      hear({ code: 'gives-back', name: picture, failure });
      if (ownFaults.has(failure.code)) rest(failure);
      if (verdict === 'counts') await job.updateData({ ...order, back: back + 1 });
      await job.moveToWait(token);
      throw new WaitingError();
    } finally {
      await rm(place, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** Whether a picture counts as failed, is given back for others, or is given back and that is counted. */
  function judge(failure: Failure & { code: ErrorCode }, back: number): 'failed' | 'back' | 'counts' {
    const { code, because } = failure;
    if (isOfOnePicture(failure)) return 'failed';
    // Whoever asked brings it again.
    if (code === 'files-away' && because === 'missing') return 'failed';
    // No picture's fault, however often that happens; and what ends this worker may have ended its processes first.
    if (code === 'files-away' || (closing.signal.aborted && code.endsWith('-died'))) return 'back';
    return (ownFaults.has(code) || perhapsElsewhere.has(code)) && back < BACK_AT_MOST ? 'counts' : 'failed';
  }

  async function make(job: Job<Order & Back>, order: Order, place: string): Promise<void> {
    const start = performance.now();
    const { item, recipe } = await unpack(order, share, { folder: place, library });
    let toldAt = -Infinity;
    const made = await hands.make(item, recipe, (fraction) => {
      if (performance.now() - toldAt < TELLS) return;
      toldAt = performance.now();
      // Where Redis has forgotten the picture there is nobody to tell.
      void job.updateProgress(fraction).catch(() => undefined);
    });
    const files: string[] = [];
    for (const bytes of made.files) files.push(await putContent(share, bytes));
    const seconds = made.seconds ?? (performance.now() - start) / 1000;
    const receipt: Receipt = { files, notes: made.notes, seconds };
    await share.put(receiptOf(job.id ?? idOf(order)), new TextEncoder().encode(JSON.stringify(receipt)));
  }

  /** Takes nothing for a while, and then until what it writes can be written. */
  function rest(failure: Failure): void {
    if (resting || closing.signal.aborted) return;
    resting = true;
    const wait = pause;
    pause = Math.min(2 * pause, PAUSE_AT_MOST);
    hear({ code: 'pauses', failure, seconds: wait / 1000 });
    void (async () => {
      await worker.pause(true);
      do await sleep(wait, closing.signal);
      while (!closing.signal.aborted && !(await canWrite()));
      resting = false;
      if (closing.signal.aborted) return;
      hear({ code: 'goes-on' });
      await worker.resume();
    })();
  }

  async function canWrite(): Promise<boolean> {
    const probe = randomUUID();
    const bytes = new Uint8Array(65_536);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, probe), bytes);
      await rm(join(folder, probe));
      await share.put(`probes/${probe}`, bytes);
      await share.remove(`probes/${probe}`);
      return true;
    } catch {
      return false;
    }
  }

  return {
    close: async () => {
      closing.abort();
      clearInterval(saying);
      await worker.close(redis.status !== 'ready');
      await running;
      if (redis.status === 'ready') await sayGone(redis, abilities, name);
      redis.disconnect();
    },
  };
}

/** How often a picture was given back. */
interface Back {
  readonly back?: number;
}

/** As the queue keeps it for whoever asked. */
function asFailed(failure: Failure): Error {
  return new Error(JSON.stringify(failure));
}

/** What went wrong, told of the picture as whoever asked calls it. */
function ofPicture<F extends Failure>(failure: F, place: string, picture: string): F {
  const words = (text: string) => text.replaceAll(join(place, 'picture', picture), picture);
  const values = Object.entries(failure.values ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' ? words(value) : value,
  ]);
  return {
    ...failure,
    message: words(failure.message),
    ...(failure.values && { values: Object.fromEntries(values) as typeof failure.values }),
  };
}

/** Also over when it is aborted. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
