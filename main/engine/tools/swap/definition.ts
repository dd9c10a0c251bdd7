import * as z from 'zod';
import { faces, mask, person, picture } from '../inputs.ts';
import { number, seed } from '../parameters.ts';
import { defineTool } from '../tool.ts';
import { migrate } from './migrate.ts';

const advanced = { level: 'advanced' } as const;

/** How much of something, from none to all. */
const amount = (level: 'basic' | 'advanced') =>
  number({ minimum: 0, maximum: 1, default: 1, step: 0.05, level });
const source = () => z.enum(['auto', 'person', 'photo']).default('auto').meta({ level: 'basic' });

export const parameters = z.object({
  method: z.enum(['warp', 'descent', 'network']).default('warp').meta({ level: 'basic' }),
  variations: number({ minimum: 1, maximum: 8, default: 1, step: 1, integer: true }),
  identity: amount('basic'),
  expression: amount('basic'),
  eyes: source(),
  mouth: source(),
  light: amount('advanced'),
  colours: z.enum(['mkl', 'reinhard', 'sliced']).default('mkl').meta(advanced),
  colourAmount: amount('advanced'),
  seed: seed(),
});
export type SwapParameters = z.output<typeof parameters>;

const Place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Give faces in a photo the features of another person. */
export const swap = defineTool({
  id: 'swap',
  version: 2,
  inputs: {
    image: picture(),
    face: faces({ minimum: 0, maximum: 100 }),
    person: person(),
    mask: mask({ optional: true }),
  },
  parameters,
  migrate,
  result: 'pictures',
  howMany: 'variations',
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
