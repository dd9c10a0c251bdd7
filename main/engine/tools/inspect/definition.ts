import * as z from 'zod';
import { picture } from '../inputs.ts';
import { number, seed, strength } from '../parameters.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({
  keep: z.enum(['content', 'style']).default('content').meta({ level: 'basic' }),
  layer: z
    .enum(['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1'])
    .default('relu4_1')
    .meta({ level: 'basic' }),
  size: number({
    minimum: 64,
    maximum: 2048,
    default: 384,
    step: 16,
    unit: 'px',
    scale: 'log',
    integer: true,
  }),
  iterations: number({ minimum: 1, maximum: 2000, default: 150, step: 10, scale: 'log', integer: true }),
  smoothness: strength({ level: 'advanced' }),
  optimiser: z.enum(['lbfgs', 'adam']).default('lbfgs').meta({ level: 'advanced' }),
  seed: seed(),
});
export type InspectParameters = z.output<typeof parameters>;

/** Look inside: rebuild a picture from what one layer keeps of it, starting from noise. */
export const inspect = defineTool({
  id: 'inspect',
  version: 1,
  inputs: { image: picture() },
  parameters,
  result: 'picture',
});
