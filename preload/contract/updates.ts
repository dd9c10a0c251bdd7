import * as z from 'zod';

/** What is known of newer versions: nothing is downloaded, it is told where they are. */
export const UpdateNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('newer'), version: z.string() }),
]);
export type UpdateNews = z.infer<typeof UpdateNews>;
