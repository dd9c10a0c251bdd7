import * as z from 'zod';

/** What a sentence of the translations names. */
export const Values = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
export type Values = z.infer<typeof Values>;
