/** What tools make, by kind. */
import { z } from 'zod';
import { Hash } from './picture.ts';

export const StoredPicture = z.object({ pixels: Hash, width: z.number(), height: z.number() });
export type StoredPicture = z.infer<typeof StoredPicture>;

export const Result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), ...StoredPicture.shape }),
  /** To choose from. */
  z.object({ kind: z.literal('pictures'), pictures: z.array(StoredPicture).min(1) }),
  /** Something learnt: the bytes of a file, and what to call it, ending and all. */
  z.object({ kind: z.literal('model'), file: Hash, name: z.string(), bytes: z.number() }),
  /** Numbers, landmarks: whatever JSON can say. */
  z.object({ kind: z.literal('data'), data: z.json() }),
]);
export type Result = z.infer<typeof Result>;
export type ResultKind = Result['kind'];

/** Everything of the store in a result: pictures, and the bytes of a model. */
export function storedIn(result: Result): Hash[] {
  return result.kind === 'model' ? [result.file] : picturesIn(result);
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
