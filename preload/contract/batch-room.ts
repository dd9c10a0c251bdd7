/** The batch that the window works on: pictures, how each of them stands, and how the whole does. */
import * as z from 'zod';
import { BatchRecipe, Existing } from './batch.ts';
import { Failure } from './failure.ts';
import { WrittenNote } from './picture.ts';

/** How a picture stands. */
export const BatchRowState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({
    state: z.literal('working'),
    /** 0…1 */
    fraction: z.number(),
    /** Null where that can't be told. */
    secondsLeft: z.number().nullable(),
    /** The worker that has it; null while it waits for one. Absent where this computer works. */
    by: z.string().nullable().optional(),
  }),
  z.object({
    state: z.literal('done'),
    /** Where its results lie. */
    files: z.array(z.string()).readonly(),
    seconds: z.number(),
    /** What is to be known of it. */
    notes: z.array(WrittenNote).readonly(),
  }),
  /** All its files were there already. */
  z.object({ state: z.literal('skipped') }),
  z.object({ state: z.literal('failed'), error: Failure }),
]);
export type BatchRowState = z.infer<typeof BatchRowState>;

/** Names a picture of the room, for as long as it is in it. */
export const BatchRowId = z.int().nonnegative();
export type BatchRowId = z.infer<typeof BatchRowId>;

export const BatchRow = z.object({
  id: BatchRowId,
  name: z.string(),
  /** The folder that it lies in. */
  folder: z.string(),
  state: BatchRowState,
});
export type BatchRow = z.infer<typeof BatchRow>;

/** What the room does: pictures are chosen, worked on, being let go of by the person's wish, waiting for it, or all over. */
export const BatchPhase = z.enum(['choosing', 'running', 'pausing', 'paused', 'ended']);
export type BatchPhase = z.infer<typeof BatchPhase>;

export const BatchStanding = z.object({
  phase: BatchPhase,
  /** Share of the whole work that is done, 0…1. */
  fraction: z.number(),
  /** Null where that can't be told yet, or nothing is worked on. */
  secondsLeft: z.number().nullable(),
  /** What stopped it. */
  problem: Failure.nullable(),
  /** Whether the queue answers, and how many work there, where that is known; null where this computer works. */
  workers: z.object({ away: z.boolean(), count: z.number().nullable() }).nullable(),
});
export type BatchStanding = z.infer<typeof BatchStanding>;

/** Workers who take pictures from a queue, and where files lie that all of them reach. It may hold a password: nobody writes it down. */
export const Workers = z.object({ queue: z.string().max(2_000), files: z.string().max(2_000) });
export type Workers = z.infer<typeof Workers>;

/** Who is at a queue. */
export const WorkersThere = z.object({
  count: z.number(),
  /** What waits there for other versions. */
  others: z.array(z.object({ version: z.string(), count: z.number() })).readonly(),
});
export type WorkersThere = z.infer<typeof WorkersThere>;

/** What a batch was begun with. */
export const BatchOrder = z.object({
  recipe: BatchRecipe,
  /** The folder of the results, as a path to be read. */
  out: z.string(),
  existing: Existing,
  /** The folder of the recipe's file, from where the files that it names lie; null where it came out of none. */
  folder: z.string().nullable().default(null),
});
export type BatchOrder = z.infer<typeof BatchOrder>;

export const BatchRoom = z.object({
  standing: BatchStanding,
  rows: z.array(BatchRow).readonly(),
  /** Null before it has begun. */
  order: BatchOrder.nullable(),
});
export type BatchRoom = z.infer<typeof BatchRoom>;

/** What came of adding to the pictures. */
export const BatchAdded = z.object({
  added: z.number(),
  /** Files that are among the pictures already, by this path or another. */
  twice: z.number(),
  /** Files that were named and are no pictures by their endings. */
  others: z.number(),
});
export type BatchAdded = z.infer<typeof BatchAdded>;

/** A batch that was stopped before its end, here or on the command line. */
export const BatchUnfinished = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** The recipe's name. */
  name: z.string(),
  out: z.string(),
  /** The queue that it was left to last, as its address may be shown; null where it was to none. */
  queue: z.string().nullable(),
  ended: z.number(),
  count: z.number(),
  /** When something of it was last written down, milliseconds since 1970. */
  when: z.number(),
});
export type BatchUnfinished = z.infer<typeof BatchUnfinished>;
