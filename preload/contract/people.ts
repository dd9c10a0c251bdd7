import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { Bytes } from './files.ts';

/** The longer side of a picture in which people are looked for, pixels at most. */
export const mostToSee = 1024;

const side = z.number().int().min(1).max(mostToSee);

/** A picture so small that it travels with the question: RGBA, 8 bits, straight alpha, top down, in its own numbers. */
export const SmallPicture = z
  .object({ width: side, height: side, data: Bytes, profile: Profile.optional() })
  .refine(
    ({ width, height, data }) => data.length === width * height * 4,
    'as many bytes as pixels expected',
  );
export type SmallPicture = z.infer<typeof SmallPicture>;
