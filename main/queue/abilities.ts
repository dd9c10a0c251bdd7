import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { tools as allTools } from '../engine/tools/definitions.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { parsed } from '../store/parsed.ts';

/** How pictures are asked for and handed back; another number, and neither side understands the other. */
const LAYOUT = 3;

/**
 * The queue of those who make the same of a recipe: of one version of the program and of the tools. Pictures are put into the
 * queue of whoever asks; workers of other versions never take from it, and see that there is something that isn't theirs.
 */
export interface Abilities {
  readonly prefix: string;
  readonly name: string;
  /** The program's, for people. */
  readonly version: string;
}

export function abilitiesOf(tools: readonly Pick<Tool, 'id' | 'version'>[] = allTools): Abilities {
  const versions = tools.map(({ id, version }) => `${id}@${version}`).sort();
  const key = createHash('sha256')
    .update(JSON.stringify([packageJson.version, versions]))
    .digest('hex')
    .slice(0, 12);
  return { prefix: `pentimento:${LAYOUT}`, name: `pictures-${key}`, version: packageJson.version };
}

/** A hash that every version knows: which queues there are, and for which version. It keeps its form for good. */
const KINDS = 'pentimento:kinds';
const Kind = z.object({ version: z.string() });

/** Says that there is such a queue. */
export async function announce(redis: Redis, { prefix, name, version }: Abilities): Promise<void> {
  await redis.hset(KINDS, `${prefix}:${name}`, JSON.stringify({ version }));
}

/** Queues of other versions that pictures wait in. */
export async function waitingElsewhere(
  redis: Redis,
  { prefix, name }: Abilities,
): Promise<readonly { readonly version: string; readonly count: number }[]> {
  const others = [];
  for (const [key, said] of Object.entries(await redis.hgetall(KINDS))) {
    const count = key === `${prefix}:${name}` ? 0 : await redis.llen(`${key}:wait`).catch(() => 0);
    const version = Kind.safeParse(parsed(said)).data?.version ?? '?';
    if (count > 0) others.push({ version, count });
  }
  return others;
}

/** Milliseconds in which a worker says at least once that it is there. */
export const SAYS_WITHIN = 5_000;
const FORGOTTEN_AFTER = 3 * SAYS_WITHIN;

function workersOf({ prefix, name }: Abilities): string {
  return `${prefix}:${name}:at-work`;
}

/** Says that a worker is there. */
export async function sayAtWork(redis: Redis, abilities: Abilities, worker: string): Promise<void> {
  await redis.zadd(workersOf(abilities), await timeOf(redis), worker);
}

export async function sayGone(redis: Redis, abilities: Abilities, worker: string): Promise<void> {
  await redis.zrem(workersOf(abilities), worker);
}

/** How many workers have said lately that they are there. */
export async function countAtWork(redis: Redis, abilities: Abilities): Promise<number> {
  const key = workersOf(abilities);
  await redis.zremrangebyscore(key, '-inf', (await timeOf(redis)) - FORGOTTEN_AFTER);
  return redis.zcard(key);
}

/** Milliseconds by the clock that all share. */
async function timeOf(redis: Redis): Promise<number> {
  const [seconds = 0, microseconds = 0] = (await redis.time()).map(Number);
  return 1000 * seconds + Math.floor(microseconds / 1000);
}
