import type { Workers } from '../../preload/contract/batch-room.ts';
import type { RoomHands } from '../batch/room/room.ts';
import type { QueueNews } from '../batch/work.ts';
import { shownAddress } from './address.ts';
import { openQueueHands, type QueueHands } from './hands.ts';
import { meantBy, type Kept } from './meant-by.ts';
import { openShare } from './open-share.ts';

/** How many pictures wait at workers or are worked on by them at a time: their files lie between the machines. */
export const PICTURES_AT_WORKERS = 32;

export interface RecipeAt extends Kept {
  /** The folder that the recipe lies in, from where the files that it names lie; null where it lies in none. */
  readonly folder: string | null;
}

/** Hands that leave pictures to workers. @throws UserError queue-away or files-away */
export async function handsOfWorkers(
  { queue, files }: Workers,
  { folder, ...kept }: RecipeAt,
  hear: (news: QueueNews) => void,
): Promise<QueueHands> {
  const share = await openShare(files);
  const luggage = {
    ...{ share, folder, data: kept.data },
    meantBy: (input: Parameters<typeof meantBy>[0], name: string) => meantBy(input, name, kept),
  };
  return openQueueHands(queue, luggage, hear);
}

/** The same for the window's room, which lets them wait and ends them without ending their queue. */
export async function handsForRoom(
  workers: Workers,
  recipe: RecipeAt,
  hear: (news: QueueNews) => void,
): Promise<RoomHands> {
  const hands = await handsOfWorkers(workers, recipe, hear);
  return {
    make: (...given) => hands.make(...given),
    close: () => hands.close(),
    jobs: PICTURES_AT_WORKERS,
    queue: shownAddress(workers.queue),
    // Where the queue is away, they stay there and are fetched later.
    hold: () => void hands.takeBack().catch(() => undefined),
    stop: (leave) => void hands.close(leave),
  };
}
