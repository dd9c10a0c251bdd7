import * as z from 'zod';
import { picture, references } from '../inputs.ts';
import { number } from '../parameters.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({
  border: number({ minimum: 0, maximum: 64, default: 0, step: 1, unit: 'px', integer: true }),
  luma: z.enum(['studio', 'full']).default('studio').meta({ level: 'advanced' }),
});
export type LikenessParameters = z.output<typeof parameters>;

/** Measure how close a picture comes to its original, and show where they differ. */
export const likeness = defineTool({
  id: 'likeness',
  version: 1,
  inputs: { image: picture(), original: references({ role: 'original', minimum: 1, maximum: 1 }) },
  parameters,
  result: 'picture',
});
