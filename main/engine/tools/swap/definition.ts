import { z } from 'zod';
import { faces, mask, person, picture } from '../inputs.ts';
import { number, seed } from '../parameters.ts';
import { defineTool } from '../tool.ts';

const advanced = { level: 'advanced' } as const;

export const parameters = z.object({
  method: z.enum(['warp', 'descent', 'network']).default('warp').meta({ level: 'basic' }),
  variations: number({ minimum: 1, maximum: 8, default: 1, step: 1, integer: true }),
  keepEyes: z.boolean().default(false).meta({ level: 'basic' }),
  keepMouth: z.boolean().default(false).meta({ level: 'basic' }),
  light: z.boolean().default(true).meta(advanced),
  colours: z.enum(['mkl', 'reinhard', 'sliced', 'off']).default('mkl').meta(advanced),
  seed: seed(),
});
export type SwapParameters = z.output<typeof parameters>;

const Place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Give faces in a photo the features of another person. */
export const swap = defineTool({
  id: 'swap',
  version: 1,
  inputs: {
    image: picture(),
    face: faces({ minimum: 0, maximum: 100 }),
    person: person(),
    mask: mask({ optional: true }),
  },
  parameters,
  result: 'pictures',
  composite: true,
  questions: {
    /** The faces in the photo in the order of their numbers, the largest first. */
    faces: {
      about: z.object({}),
      answer: z.array(
        z.object({
          number: z.number(),
          box: Place,
          score: z.number(),
          /** x₀, y₀ … of 68 points, in pixels of the photo. */
          landmarks: z.array(z.number()),
          /** What is in the way of a good result. */
          trouble: z.enum(['none', 'profile', 'cut', 'small']),
        }),
      ),
    },
  },
});
