/** Questions that mean the same for every tool that has them; they lie apart, for definitions to use. */
import * as z from 'zod';
import type { Question } from './questions.ts';
import type { Size } from './tool.ts';

export const Sides = z.object({ width: z.number().positive(), height: z.number().positive() });
const AboutSize = z.object({ image: Sides });

/**
 * The question `size`, of a tool whose result has a size of its own: what it would be for an `image` of that size.
 * @param of throws a UserError where the result can't have that size.
 */
export function resultSize(of: (image: Size, parameters: never) => Size): Question {
  return {
    about: AboutSize,
    answer: Sides,
    // Both were checked by `askQuickly`, the settings by the tool's own schema.
    quick: (about, parameters) => ({
      ...of((about as z.output<typeof AboutSize>).image, parameters as never),
    }),
  };
}

/**
 * The question `duration`, of a tool that works for minutes: the size at which it would work on an `image` of that
 * size, and how many seconds about. The engine measures its own pace for it.
 */
export const runDuration: Question = {
  about: AboutSize,
  answer: Sides.extend({ seconds: z.number().nonnegative() }),
};

export function imageAskedAbout(about: unknown): Size {
  return AboutSize.parse(about).image;
}
