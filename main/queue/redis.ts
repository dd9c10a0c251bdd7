import type { Redis } from 'ioredis';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { shownAddress, urlOf } from './address.ts';

/** What BullMQ's scripts need. */
const LEAST = '6.2';
/** Milliseconds. */
const [ANSWERS_WITHIN, TRIES_AGAIN_WITHIN] = [10_000, 2_000];

export interface Heard {
  /** The connection is gone; it is tried again until it is there. */
  readonly away: () => void;
  readonly back: () => void;
}

/**
 * A connection to Redis that answers now, and is taken up again by itself whenever it breaks later: what is asked meanwhile
 * waits.
 * @throws UserError queue-away: what is wrong with the address, or with what is there.
 */
export async function openRedis(queue: string, heard: Heard): Promise<Redis> {
  const url = urlOf(queue);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '')
    throw explain('queue-away.address', { queue: shownAddress(queue) });
  const { Redis } = await import('./libraries.ts');
  let answered = false;
  const redis = new Redis(queue, {
    ...{ lazyConnect: true, maxRetriesPerRequest: null, connectTimeout: ANSWERS_WITHIN },
    // BullMQ reads its answers as the older protocol has them, which every Redis speaks.
    protocol: 2,
    retryStrategy: (times) => (answered ? Math.min(100 * times, TRIES_AGAIN_WITHIN) : null),
  });
  let said: unknown = null;
  redis.on('error', (error: unknown) => (said = error));
  const silence = setTimeout(() => redis.disconnect(), ANSWERS_WITHIN);
  try {
    await redis.connect();
    await checkVersion(redis, queue);
    answered = true;
  } catch (error) {
    redis.disconnect();
    throw error instanceof UserError ? error : away(queue, said ?? error);
  } finally {
    clearTimeout(silence);
  }
  let isAway = false;
  redis.on('close', () => {
    if (!isAway && redis.status !== 'end') heard.away();
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) heard.back();
    isAway = false;
  });
  return redis;
}

async function checkVersion(redis: Redis, queue: string): Promise<void> {
  const info = await redis.info();
  const said = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const version = said('redis_version');
  if (version === undefined) throw explain('queue-away.other', { queue: shownAddress(queue) });
  if (version.localeCompare(LEAST, 'en', { numeric: true }) < 0)
    throw explain('queue-away.old', { queue: shownAddress(queue), version, least: LEAST });
  if (said('role') === 'slave') throw explain('queue-away.read-only', { queue: shownAddress(queue) });
}

/** What a failure of Redis means for the person. */
export function away(address: string, error: unknown): UserError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  const queue = shownAddress(address);
  const cause = { cause: error };
  if (/WRONGPASS|NOAUTH|invalid password|NOPERM/i.test(message))
    return explain('queue-away.password', { queue }, cause);
  if (message.includes('READONLY')) return explain('queue-away.read-only', { queue }, cause);
  if (message.startsWith('OOM')) return explain('queue-away.full', { queue }, cause);
  if (/protocol error|reply type|RESP type/i.test(message))
    return explain('queue-away.other', { queue }, cause);
  return explain('queue-away.none', { queue, system: code ?? message }, cause);
}
