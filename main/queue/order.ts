/** What is handed to a worker: a picture and what is to be made of it, all of it by what is in the files. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { SaveFormat } from '../../preload/contract/formats.ts';
import { WrittenNote } from '../../preload/contract/picture.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A file, with the name that it had. Names come over a network: they never lead out of a folder. */
const File = z.strictObject({
  name: z
    .string()
    .regex(/^[^/\\\0]{1,255}$/)
    .refine((name) => !/^\.{1,2}$/.test(name)),
  sha256: Sha256,
});

/** What a step takes beside the picture. */
export const Carried = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('text'), text: z.string() }),
  z.strictObject({ is: z.literal('file'), ...File.shape }),
  z.strictObject({ is: z.literal('folder'), name: File.shape.name, files: z.array(File).readonly() }),
  /** A style or a person that is kept in a data folder, with the files there. */
  z.strictObject({
    ...{ is: z.literal('kept'), id: z.uuid() },
    files: z
      .array(
        z.strictObject({
          path: z.string().regex(/^(?:styles|identities\/[0-9a-f-]{36})\/[\w-]+\.[\w-]+$/),
          sha256: Sha256,
        }),
      )
      .readonly(),
  }),
]);
export type Carried = z.infer<typeof Carried>;

export const Order = z.strictObject({
  picture: File,
  /** The recipe's file, whose steps name no files: what they take is in `inputs`, step by step. */
  recipe: Sha256,
  inputs: z.array(z.record(z.string(), z.array(Carried).readonly())).readonly(),
  /** The files that are to be made, by the number of the recipe's output. */
  wanted: z.array(z.strictObject({ output: z.int().nonnegative(), format: SaveFormat })).readonly(),
});
export type Order = z.infer<typeof Order>;

/** What a worker has made, as it writes it down for whoever asked. */
export const Receipt = z.strictObject({
  files: z.array(Sha256).readonly(),
  notes: z.array(WrittenNote).readonly(),
  /** In which it was worked on. */
  seconds: z.number(),
});
export type Receipt = z.infer<typeof Receipt>;

/** The same for the same work, whoever asks for it and whatever the picture is called. */
export function idOf({ picture, recipe, inputs, wanted }: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([picture.sha256, recipe, inputs.map(sorted), wanted]))
    .digest('hex');
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Where a worker writes down what it has made. */
export function receiptOf(id: string): string {
  return `made/${id}.json`;
}
