import * as z from 'zod';

/** Somebody's work that is in the application, and on which terms. */
export const Licensed = z.object({
  kind: z.enum(['program', 'font', 'model', 'picture']),
  name: z.string(),
  /** Null for what has none. */
  version: z.string().nullable(),
  /** Mostly an SPDX expression, as the work itself says it. */
  licence: z.string(),
  /** The terms in full, line by line. */
  terms: z.array(z.string()),
});
export type Licensed = z.infer<typeof Licensed>;
