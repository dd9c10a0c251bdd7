/** The model shelf: every network there is, those that can be fetched, and what was made on this machine. */
import * as z from 'zod';
import { Failure } from './failure.ts';

/** How fast it was here when that was measured: seconds for one run on a picture of that size. */
export const ModelSpeed = z.object({
  seconds: z.number(),
  width: z.number(),
  height: z.number(),
  /** What it ran on, such as "CPU · AMD EPYC". */
  device: z.string(),
});
export type ModelSpeed = z.infer<typeof ModelSpeed>;

/** A model on its way. */
export const ComingModel = z.object({
  kind: z.literal('coming'),
  stage: z.enum(['downloading', 'checking', 'keeping']),
  bytes: z.number(),
  of: z.number(),
  /** The server in hand; null for a file that was put there by hand. */
  host: z.string().nullable(),
});
export type ComingModel = z.infer<typeof ComingModel>;

export const ModelState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ships') }),
  /** It was fetched, or put there by hand. */
  z.object({ kind: z.literal('kept') }),
  /** It belongs here, and its file is missing or another. */
  z.object({ kind: z.literal('broken'), error: Failure }),
  /** It can be fetched; `part` bytes are there from an earlier try. */
  z.object({ kind: z.literal('absent'), part: z.number() }),
  /** A file that may be it lies in the folder. */
  z.object({ kind: z.literal('by-hand'), file: z.string() }),
  ComingModel,
]);
export type ModelState = z.infer<typeof ModelState>;

/** One network, or one for each of several factors, as people choose among them. */
export const ShelfModel = z.object({
  id: z.string(),
  /** Of all its files. */
  bytes: z.number(),
  licence: z.string(),
  /** Trained for this application, read from somebody's package, or fetched: with the address of a page about it. */
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('own') }),
    z.object({ kind: z.literal('package'), name: z.string(), address: z.string() }),
    z.object({ kind: z.literal('fetched'), hosts: z.array(z.string()), address: z.string() }),
  ]),
  /** How many bytes are fetched from where, and the file that can be put into the folder by hand. */
  download: z
    .object({ bytes: z.number(), file: z.string(), sha256: z.string(), mirrors: z.array(z.string()) })
    .nullable(),
  state: ModelState,
  /** Null where it wasn't measured yet. */
  speed: ModelSpeed.nullable(),
});
export type ShelfModel = z.infer<typeof ShelfModel>;

/** A file in the person's folder of models that is none of them. */
export const StrayFile = z.object({
  name: z.string(),
  bytes: z.number(),
  /**
   * Nothing that is known; called or as large as the file of a model, and not it; or the whole file of a model, of which is
   * kept what is needed.
   */
  why: z.enum(['unknown', 'not-it', 'spent']),
  /** The model that it is mistaken for, or that was taken out of it. */
  model: z.string().nullable(),
});
export type StrayFile = z.infer<typeof StrayFile>;

const Made = z.object({ count: z.number(), bytes: z.number() });

export const ModelShelf = z.object({
  models: z.array(ShelfModel),
  stray: z.array(StrayFile),
  /** What the person has taught: styles, and the people whose faces are kept. */
  made: z.object({ styles: Made, people: Made }),
  /** Where files can be put by hand. */
  folder: z.string(),
});
export type ModelShelf = z.infer<typeof ModelShelf>;
