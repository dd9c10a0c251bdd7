/** What tools make, by kind. */
import * as z from 'zod';
import { Hash } from './picture.ts';

export const StoredPicture = z.object({ pixels: Hash, width: z.number(), height: z.number() });
export type StoredPicture = z.infer<typeof StoredPicture>;

/** Where pictures lie that are parts of the one that was worked on, and a white picture that is as opaque as they cover it. */
export const StoredPart = z.object({ x: z.number().int(), y: z.number().int(), mask: Hash });
export type StoredPart = z.infer<typeof StoredPart>;

export const Result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), ...StoredPicture.shape, part: StoredPart.optional() }),
  /** To choose from. */
  z.object({
    kind: z.literal('pictures'),
    pictures: z.array(StoredPicture).min(1),
    part: StoredPart.optional(),
  }),
  /** Something learnt: the bytes of a file, and what to call it, ending and all. */
  z.object({ kind: z.literal('model'), file: Hash, name: z.string(), bytes: z.number() }),
  /** Numbers, landmarks: whatever JSON can say. */
  z.object({ kind: z.literal('data'), data: z.json() }),
]);
export type Result = z.infer<typeof Result>;
export type ResultKind = Result['kind'];

/** Everything of the store in a result: pictures, what they cover, and the bytes of a model. */
export function storedIn(result: Result): Hash[] {
  if (result.kind === 'model') return [result.file];
  return 'part' in result && result.part ? [...picturesIn(result), result.part.mask] : picturesIn(result);
}

/** The pictures of the store in a result. */
export function picturesIn(result: Result): Hash[] {
  switch (result.kind) {
    case 'picture':
      return [result.pixels];
    case 'pictures':
      return result.pictures.map(({ pixels }) => pixels);
    case 'model':
    case 'data':
      return [];
  }
}
