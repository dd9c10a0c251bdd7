import { setTimeout } from 'node:timers/promises';
import type { BatchRecipe, BatchState, Existing } from '../../../preload/contract/batch.ts';
import type { Failure } from '../../../preload/contract/failure.ts';
import { explain } from '../../errors/explain.ts';
import { toFailure, UserError } from '../../errors/user-error.ts';
import type { Batch } from '../batch.ts';
import { workThrough, type Hands } from '../work.ts';
import { Arrivals } from './arrivals.ts';
import { Feed } from './feed.ts';

/** What is to be known of a folder that is watched. */
export type WatchNews =
  | { readonly code: 'state'; readonly input: string; readonly state: BatchState }
  /** The folder can't be looked into for now, or what comes can't be written down. */
  | { readonly code: 'away'; readonly failure: Failure }
  | { readonly code: 'back' }
  /** What concerns all pictures: they are tried again later. */
  | { readonly code: 'pauses'; readonly failure: Failure; readonly seconds: number };

export interface Watching {
  /** The folder that pictures arrive in. */
  readonly folder: string;
  /** The folder of the results. */
  readonly out: string;
  readonly recipe: BatchRecipe;
  readonly existing: Existing;
  readonly hands: Hands;
  readonly jobs: number;
  readonly hear: (news: WatchNews) => void;
  readonly times?: WatchTimes;
}

/** Milliseconds. */
export interface WatchTimes {
  readonly betweenLooks: number;
  /** For how long a file has to stay the same. */
  readonly still: number;
  readonly pause: number;
}

const usual: WatchTimes = { betweenLooks: 2_000, still: 2_000, pause: 30_000 };
/** Looking takes at most so much of the time, where a folder is large or far away. */
const SHARE_OF_LOOKING = 0.1;
/** Milliseconds in which it is heard that what ended a process was meant to end all. */
const HEARD_WITHIN = 500;

/**
 * Takes pictures through a recipe as they arrive, each once they have stopped growing, until it is stopped: then those in hand
 * are done first. The folder is looked into, again and again: folders on networks tell of no changes, and to see that a file
 * has stopped growing takes looking anyway.
 * @param batch may be one that was begun before: what it knows isn't taken again.
 * @param stop ends it.
 * @throws UserError what the pictures in hand met that concerns all, where it is being stopped.
 */
export async function watchFolder(batch: Batch, watching: Watching, stop: AbortSignal): Promise<void> {
  const { times = usual } = watching;
  const feed = new Feed<number>();
  stop.addEventListener('abort', () => feed.end());
  batch.items.forEach((_, at) => {
    if (!batch.recorded.endings.has(at)) feed.push(at);
  });
  await Promise.all([look(batch, watching, times, feed, stop), work(batch, watching, times, feed, stop)]);
}

async function look(
  batch: Batch,
  { folder, out, hear }: Watching,
  { betweenLooks, still }: WatchTimes,
  feed: Feed<number>,
  stop: AbortSignal,
): Promise<void> {
  const arrivals = new Arrivals(batch, folder, out, still);
  let away = false;
  while (!stop.aborted) {
    const start = performance.now();
    try {
      const arrived = await arrivals.look();
      if (away) hear({ code: 'back' });
      away = false;
      arrived.forEach((at) => feed.push(at));
    } catch (error) {
      if (!away) hear({ code: 'away', failure: toFailure(error) });
      away = true;
    }
    await sleep(Math.max(betweenLooks, (performance.now() - start) / SHARE_OF_LOOKING), stop);
  }
}

async function work(
  { items, recorded, journal }: Batch,
  { recipe, existing, hands, jobs, hear }: Watching,
  { pause }: WatchTimes,
  feed: Feed<number>,
  stop: AbortSignal,
): Promise<void> {
  const isStopped = () => stop.aborted;
  while (!isStopped()) {
    const begun = new Set<number>();
    try {
      await workThrough({
        ...{ recipe, items, recorded, journal, jobs, hands: unlessEnded(hands, stop) },
        mayReplace: existing === 'newer' || existing === 'replace',
        tell: (at, state) => {
          hear({ code: 'state', input: items[at]?.input ?? '', state });
          // Something concerns all pictures: hands that have none aren't to wait for the next one.
          if (state.state === 'waiting') feed.sendAway();
        },
        next: async () => {
          const at = await feed.next();
          if (at !== undefined) begun.add(at);
          return at;
        },
      });
    } catch (error) {
      if (isStopped()) throw error;
      hear({ code: 'pauses', failure: toFailure(error), seconds: pause / 1000 });
      await sleep(pause, stop);
      for (const at of begun) if (!recorded.endings.has(at)) feed.push(at);
    }
  }
}

/** Hands whose processes may be ended by what ends the whole, of which that news can be here first: no picture failed then. */
function unlessEnded(hands: Hands, stop: AbortSignal): Hands {
  return {
    make: (...given) =>
      hands.make(...given).catch(async (error: unknown) => {
        if (!(error instanceof UserError && error.code.endsWith('-died'))) throw error;
        await sleep(HEARD_WITHIN, stop);
        throw stop.aborted ? explain('cancelled.batch') : error;
      }),
  };
}

/** Also over when it is stopped. */
async function sleep(milliseconds: number, stop: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}
