import type { Job } from 'bullmq';
import { Failure } from '../../preload/contract/failure.ts';
import type { Hands, Made, QueueNews, Tell } from '../batch/work.ts';
import { explain } from '../errors/explain.ts';
import { fromFailure, UserError } from '../errors/user-error.ts';
import { parsed } from '../store/parsed.ts';
import { abilitiesOf, announce, countAtWork } from './abilities.ts';
import { Carrier, type Luggage } from './carry.ts';
import { idOf, Receipt, receiptOf, type Order } from './order.ts';
import { away, openRedis } from './redis.ts';
import { getContent, nameOf } from './share.ts';

export interface QueueHands extends Hands {
  /** Takes back what no worker has begun, which fails as cancelled. */
  readonly takeBack: () => Promise<void>;
  /**
   * Ends, and what was to be made fails as cancelled. What no worker has begun is taken back, unless it is to be left to them;
   * what they make is fetched by a batch that goes on.
   */
  readonly close: (leave?: boolean) => Promise<void>;
}

interface Asked {
  readonly id: string;
  readonly order: Order;
  /** Brings what the order is about once more: somebody took it away. */
  readonly bring: () => Promise<unknown>;
  readonly tell: Tell;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
  /** How often a file was missing where workers looked for it. */
  missed: number;
  /** What was said last of how far it is. */
  told: string;
}

/** Milliseconds between two looks at what has become of pictures. */
const LOOKS = 100;
const COUNTS_WORKERS = 5_000;
/** What was made for a batch that nobody takes up again is forgotten after so many seconds. */
const KEPT = 30 * 24 * 3600;
const MISSED_AT_MOST = 3;

/**
 * Hands that leave pictures to workers on a queue, and fetch what these have made. What becomes of pictures is looked up, not
 * waited to be told: so a Redis that restarts, even one that forgets everything, costs no picture; what it has lost is asked
 * for again.
 * @throws UserError queue-away
 */
export async function openQueueHands(
  queueAddress: string,
  luggage: Luggage,
  hear: (news: QueueNews) => void,
): Promise<QueueHands> {
  const { share } = luggage;
  const abilities = abilitiesOf();
  const redis = await openRedis(queueAddress, {
    away: () => hear({ code: 'away' }),
    back: () => hear({ code: 'back' }),
  });
  const { Queue } = await import('./libraries.ts');
  const queue = new Queue<Order>(abilities.name, { connection: redis, prefix: abilities.prefix });
  // What goes wrong between here and Redis is heard from the connection.
  queue.on('error', () => undefined);
  await announce(redis, abilities);
  const carrier = new Carrier(luggage);
  const asked = new Map<string, Asked>();
  /** Pictures with the same bytes are asked for once. */
  const shared = new Map<string, { readonly made: Promise<Made>; users: number }>();
  const closing = new AbortController();
  /** What is on its way to being asked for. */
  const bringing = new Set<Promise<unknown>>();
  let counted = { at: -Infinity, workers: -1 };

  const add = ({ id, order }: Pick<Asked, 'id' | 'order'>) =>
    queue.add('picture', order, {
      ...{ jobId: id, removeOnComplete: { age: KEPT }, removeOnFail: { age: KEPT }, stackTraceLimit: 0 },
    });

  const look = async (one: Asked): Promise<void> => {
    const job: Job<Order> | undefined = await queue.getJob(one.id);
    if (!job) {
      await announce(redis, abilities);
      // It may have been taken back meanwhile.
      if (asked.get(one.id) === one) await add(one);
      return;
    }
    if (job.finishedOn === undefined) {
      const fraction = typeof job.progress === 'number' ? job.progress : 0;
      const by = shownWorker(job.processedBy);
      const told = `${fraction} ${by}`;
      if (one.told !== told) one.tell(fraction, by);
      one.told = told;
      return;
    }
    if (!job.failedReason) {
      const receipt = Receipt.safeParse(parsed(await textOf(receiptOf(one.id)))).data;
      if (receipt) end(one, () => one.resolve(receipt));
      // Somebody has taken away what was made: it is made again.
      else await job.remove();
      return;
    }
    await job.remove();
    const error = errorOf(job.failedReason);
    if (error.code === 'files-away' && error.because === 'missing' && one.missed < MISSED_AT_MOST) {
      one.missed += 1;
      await one.bring();
      await add(one);
    } else end(one, () => one.reject(error));
  };
  const end = (one: Asked, how: () => void) => {
    asked.delete(one.id);
    how();
  };
  const textOf = async (name: string) => {
    const bytes = await share.get(name);
    return bytes ? new TextDecoder().decode(bytes) : '';
  };
  const countWorkers = async () => {
    if (asked.size === 0 || performance.now() - counted.at < COUNTS_WORKERS) return;
    const workers = await countAtWork(redis, abilities);
    if (workers !== counted.workers) hear({ code: 'workers', count: workers });
    counted = { at: performance.now(), workers };
  };
  const looking = (async () => {
    while (!closing.signal.aborted) {
      await Promise.all(
        [...asked.values()].map((one) =>
          look(one).catch((error: unknown) => {
            if (!closing.signal.aborted) end(one, () => one.reject(error));
          }),
        ),
      );
      await countWorkers().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, LOOKS));
    }
  })();

  /** Closing waits for it, so that nothing is put into the queue, or beside it, after what was is taken back. */
  const unlessClosing = async <T>(step: () => Promise<T>): Promise<T> => {
    if (closing.signal.aborted) throw explain('cancelled.batch');
    const taken = step();
    bringing.add(taken);
    try {
      return await taken;
    } finally {
      bringing.delete(taken);
    }
  };

  const askFor = async (question: Pick<Asked, 'id' | 'order' | 'bring' | 'tell'>): Promise<Made> => {
    const { id, order, bring } = question;
    await unlessClosing(async () => {
      const before = await queue.getJob(id);
      // How another batch fared with it says nothing of how this one will.
      if (before?.failedReason) await before.remove();
    });
    for (let again = 0; ; again += 1) {
      const receipt = await new Promise<Receipt>((resolve, reject) => {
        const one = { ...question, resolve, reject, missed: 0, told: '' };
        unlessClosing(async () => {
          await add(one);
          asked.set(id, one);
        }).catch(reject);
      });
      try {
        const files = [];
        for (const sha256 of receipt.files) files.push(await getContent(share, sha256));
        const { notes, seconds } = receipt;
        return { files, notes, seconds, placed: () => forget(id, order, receipt) };
      } catch (error) {
        if (!(error instanceof UserError) || error.because !== 'missing' || again >= MISSED_AT_MOST)
          throw error;
        await forget(id, order, receipt);
        await bring();
      }
    }
  };
  const forget = async (id: string, order: Order, receipt: Receipt) => {
    await share.remove(receiptOf(id));
    for (const sha256 of receipt.files) await share.remove(nameOf(sha256));
    await carrier.drop(order);
    await queue.remove(id);
  };

  const takeBack = async () => {
    for (const one of [...asked.values()]) {
      asked.delete(one.id);
      // One that a worker is at can't be taken back.
      if (await queue.remove(one.id)) {
        // On closing, whoever waits for it leaves its files to this.
        if (closing.signal.aborted) await carrier.drop(one.order).catch(() => undefined);
        one.reject(explain('cancelled.batch'));
      } else asked.set(one.id, one);
    }
  };
  const leaveAll = async (leave: boolean): Promise<void> => {
    closing.abort();
    if (redis.status === 'ready') {
      await looking;
      await Promise.allSettled(bringing);
      if (!leave) await takeBack();
      // What can't be reached stays there: why was told of the picture that met it.
      if (asked.size === 0) await carrier.close().catch(() => undefined);
    }
    for (const one of asked.values()) one.reject(explain('cancelled.batch'));
    await queue.close();
    redis.disconnect();
  };
  let closed: Promise<void> | null = null;

  return {
    takeBack,
    make: async (item, recipe, tell) => {
      const order = await unlessClosing(() => carrier.order(item, recipe));
      carrier.use(order);
      const id = idOf(order);
      const bring = () => {
        carrier.forget();
        return carrier.order(item, recipe);
      };
      const one = shared.get(id) ?? { made: askFor({ id, order, bring, tell }), users: 0 };
      shared.set(id, one);
      one.users += 1;
      const leave = () => {
        one.users -= 1;
        if (one.users === 0) shared.delete(id);
        return one.users === 0;
      };
      try {
        const made = await one.made;
        return { ...made, placed: async () => (leave() ? made.placed?.() : undefined) };
      } catch (error) {
        const last = leave();
        // Workers may be at it; what none has begun was taken back already.
        if (closing.signal.aborted) throw explain('cancelled.batch');
        if (last) await carrier.drop(order);
        throw error instanceof UserError ? error : away(queueAddress, error);
      }
    },
    close: (leave = false) => (closed ??= leaveAll(leave)),
  };
}

/** A worker as people know it: its machine and its process; null while none has a picture. */
function shownWorker(name: string | undefined): string | null {
  return name?.split('/').slice(0, 2).join(' ') ?? null;
}

/** What a worker says of a picture that it can't do. */
function errorOf(said: string): UserError {
  const failure = Failure.safeParse(parsed(said)).data;
  if (failure) return fromFailure(failure);
  if (said.includes('stalled')) return explain('queue-job.lost');
  return explain('queue-job.unknown', { said });
}
