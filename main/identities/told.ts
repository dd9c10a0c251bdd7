import * as z from 'zod';
import { Fault } from '../../preload/contract/index.ts';
import { FaceNumbers } from './record.ts';

/** Faces as the tool `faces` tells them in JSON, where what is in the way is one line of text. */
const Told = z.object({
  faces: z.array(
    FaceNumbers.extend({
      faults: z
        .string()
        .transform((text) => (text === '' ? [] : text.split(', ')))
        .pipe(z.array(Fault)),
    }),
  ),
});

export function facesTold(data: unknown): readonly FaceNumbers[] {
  return Told.parse(data).faces;
}
