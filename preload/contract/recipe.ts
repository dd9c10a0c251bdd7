/** How a tool's result was made: enough to make it again. */
import { z } from 'zod';
import { Hash, OpenedPicture, StyleReference } from './picture.ts';

export const Value = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.record(z.string(), z.number()).readonly(),
]);
export type Value = z.infer<typeof Value>;

/** A picture a tool takes as its example: one that ships with the application, or the person's own. */
export const Reference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shipped'), style: StyleReference }),
  z.object({ kind: z.literal('own'), picture: OpenedPicture }),
]);
export type Reference = Readonly<z.infer<typeof Reference>>;

/** A tool's panel as it stands, and equally how a layer was made. */
export const Recipe = z
  .object({
    tool: z.string(),
    values: z.record(z.string(), Value).readonly(),
    references: z.array(Reference).readonly(),
    /** Weight of each reference by its key; a missing one counts as 1. */
    weights: z.record(z.string(), z.number()).readonly(),
    start: OpenedPicture.nullable(),
  })
  .readonly();
export type Recipe = z.infer<typeof Recipe>;

/** A model that took part, with the SHA-256 of its weights. */
export const UsedModel = z.object({ id: z.string(), sha256: z.string() }).readonly();
export type UsedModel = z.infer<typeof UsedModel>;

/** Something a person should know of a result: a key under `results` in the translations, and what it speaks of. */
export const ResultNote = z
  .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])).readonly() })
  .readonly();
export type ResultNote = z.infer<typeof ResultNote>;

/** A recipe that was carried out. */
export const Made = z
  .object({
    recipe: Recipe,
    /** What it was made from. */
    image: Hash,
    /** How large that was, in pixels: there where the result has a size of its own. */
    imageSize: z.object({ width: z.number(), height: z.number() }).readonly().optional(),
    mask: Hash.nullable(),
    models: z.array(UsedModel).readonly(),
    seconds: z.number(),
    measures: z.record(z.string(), z.number()).readonly(),
    notes: z.array(ResultNote).readonly(),
  })
  .readonly();
export type Made = z.infer<typeof Made>;
