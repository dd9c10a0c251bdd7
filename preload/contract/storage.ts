/** What lies on this machine, and how much of it. */
import * as z from 'zod';

/** What the application keeps of a person's, or for its own sake. To add one: a line here, and what it is in `main/storage`. */
export const StoragePart = z.enum([
  /** The list of files that were opened or saved. */
  'recent',
  /** Folders of photos that were chosen. */
  'folders',
  /** Pictures with changes that aren't saved, with their thumbnails. */
  'recovery',
  /** People, with their faces. */
  'people',
  /** Styles that were learnt or imported. */
  'styles',
  /** Jobs that learn and wait to be gone on with. */
  'learning',
  /** Jobs that are over: how each was made, with a small picture of it. */
  'jobs',
  /** What became of each picture of a batch. */
  'batches',
  /** Networks that were fetched, or put in place by hand. */
  'models',
  /** What documents that are open need, and what jobs make. */
  'working',
  /** What the window keeps to be quick: its own code and shaders. */
  'window',
]);
export type StoragePart = z.infer<typeof StoragePart>;

export const StorageAmount = z.object({
  part: StoragePart,
  /** How many; null where that says nothing. */
  count: z.number().int().nonnegative().nullable(),
  bytes: z.number().nonnegative(),
});
export type StorageAmount = z.infer<typeof StorageAmount>;

export const Stored = z.object({
  parts: z.array(StorageAmount),
  /** The folder of settings, and of all that is kept for longer than a session. */
  data: z.string(),
  /** The folder of what is worked on. */
  cache: z.string(),
  /** The folder that it is from the next start on. */
  nextCache: z.string(),
  /** Whether that is where it is at first. */
  standardCache: z.boolean(),
});
export type Stored = z.infer<typeof Stored>;

/** Why pixels don't lie in the folder that was chosen for them, in the system's words. */
export const CacheTrouble = z.object({ folder: z.string(), system: z.string() });
export type CacheTrouble = z.infer<typeof CacheTrouble>;
