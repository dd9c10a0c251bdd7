/** What the system shows of the window while the person looks elsewhere. */
import * as z from 'zod';

/** How far the work is that goes on. */
export const TaskProgress = z.object({
  /** 0…1; null where that isn't known. */
  share: z.number().min(0).max(1).nullable(),
  paused: z.boolean(),
});
export type TaskProgress = z.infer<typeof TaskProgress>;

/** What the person is told of work that ended. */
export const Tidings = z.object({
  title: z.string().max(200),
  body: z.string().max(500),
  failed: z.boolean(),
});
export type Tidings = z.infer<typeof Tidings>;
