import type { Workers, WorkersThere } from '../../preload/contract/batch-room.ts';
import { UserError } from '../errors/user-error.ts';
import { abilitiesOf, countAtWork, waitingElsewhere } from './abilities.ts';
import { openShare } from './open-share.ts';
import { away, openRedis } from './redis.ts';

/** Who is at a queue, and what waits there for others; its files can be reached, too. @throws UserError queue-away or files-away */
export async function workersAt({ queue, files }: Workers): Promise<WorkersThere> {
  const redis = await openRedis(queue, { away: () => undefined, back: () => undefined });
  try {
    await openShare(files);
    const abilities = abilitiesOf();
    return {
      count: await countAtWork(redis, abilities),
      others: await waitingElsewhere(redis, abilities),
    };
  } catch (error) {
    throw error instanceof UserError ? error : away(queue, error);
  } finally {
    redis.disconnect();
  }
}
