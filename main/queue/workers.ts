import type { Workers } from '../../preload/contract/batch-room.ts';
import type { RoomHands } from '../batch/room/room.ts';
import type { QueueNews } from '../batch/work.ts';
import { openQueueHands, type QueueHands } from './hands.ts';
import { keptAs } from './kept-as.ts';
import { openShare } from './open-share.ts';

/** How many pictures wait at workers or are worked on by them at a time: their files lie between the machines. */
export const PICTURES_AT_WORKERS = 32;

export interface RecipeAt {
  /** The folder that the recipe lies in: what it names lies from there. */
  readonly folder: string;
  /** The data folder that people and styles are kept in. */
  readonly data: string;
}

/** Hands that leave pictures to workers. @throws UserError queue-away or files-away */
export async function handsOfWorkers(
  { queue, files }: Workers,
  { folder, data }: RecipeAt,
  hear: (news: QueueNews) => void,
): Promise<QueueHands> {
  const share = await openShare(files);
  const luggage = {
    ...{ share, folder, data },
    keptAs: (input: Parameters<typeof keptAs>[0], name: string) => keptAs(input, name, data),
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
    // Where the queue is away, they stay there and are fetched later.
    hold: () => void hands.takeBack().catch(() => undefined),
    stop: (leave) => void hands.close(leave),
  };
}
