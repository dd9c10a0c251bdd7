/** A tool that only tests know: a mask and two references in, three pictures out. */
import * as z from 'zod';
import { mask, picture, references } from '../inputs.ts';
import { number } from '../parameters.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({
  amount: number({ minimum: 0, maximum: 1, default: 0.5, step: 0.05 }),
});

export const sample = defineTool({
  id: 'sample',
  version: 2,
  parameters,
  inputs: {
    image: picture(),
    hole: mask(),
    avoid: mask({ optional: true }),
    texture: references({ role: 'style', minimum: 2, maximum: 2 }),
  },
  result: 'pictures',
  questions: {
    middle: { about: z.object({ x: z.number() }), answer: z.object({ grey: z.number() }) },
  },
  // What version 1 called strength, in per cent.
  migrate: ({ strength, ...values }) => ({ ...values, amount: Number(strength) / 100 }),
});
