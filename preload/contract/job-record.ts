/** Jobs that are over, as they are remembered from one start to the next. */
import * as z from 'zod';
import { Failure } from './failure.ts';
import { Recipe } from './recipe.ts';

const share = z.number().min(0).max(1);
const recordBase = {
  id: z.uuid(),
  /** As the panel stood. Pictures of the person's own in it are named and not kept. */
  recipe: Recipe,
  /** What the picture was called that was worked on; null where none was. */
  picture: z.string().nullable(),
  /** When it ended, milliseconds since 1970. */
  ended: z.number(),
  /** How long it worked, seconds; 0 for one that never began. */
  seconds: z.number(),
  /** Whether there is a small picture of it, at `/job-thumbnails/<id>.webp`. */
  pictured: z.boolean(),
};

/** A job that is over: how it was made, and what came of it. */
export const JobRecord = z.discriminatedUnion('state', [
  z.object({ ...recordBase, state: z.literal('done') }),
  /** `kept`: the share of the work that was done, where what was made by then could be used; else null. */
  z.object({ ...recordBase, state: z.literal('failed'), error: Failure, kept: share.nullable() }),
  z.object({ ...recordBase, state: z.literal('cancelled'), kept: share.nullable() }),
]);
export type JobRecord = z.infer<typeof JobRecord>;
