import * as z from 'zod';
import { picture } from '../inputs.ts';
import { number } from '../parameters.ts';
import { resultSize } from '../standard-questions.ts';
import { defineTool } from '../tool.ts';
import { targetSize } from './target.ts';

export const parameters = z.object({
  to: z.enum(['factor', 'size', 'megapixels']).default('factor').meta({ level: 'basic' }),
  factor: number({
    minimum: 1.1,
    maximum: 8,
    default: 2,
    step: 0.1,
    unit: '×',
    scale: 'log',
    when: { name: 'to', is: ['factor'] },
    sets: 'factor',
  }),
  size: number({
    minimum: 16,
    maximum: 65_500,
    default: 4096,
    step: 16,
    unit: 'px',
    scale: 'log',
    integer: true,
    when: { name: 'to', is: ['size'] },
    sets: 'longest-side',
  }),
  megapixels: number({
    minimum: 0.1,
    maximum: 500,
    default: 24,
    step: 0.1,
    unit: 'MP',
    scale: 'log',
    when: { name: 'to', is: ['megapixels'] },
    sets: 'megapixels',
  }),
  method: z.enum(['faithful', 'crisp', 'vivid']).default('faithful').meta({ level: 'basic' }),
  strength: number({ minimum: 0, maximum: 1, default: 1, step: 0.05 }),
  grain: z.enum(['asIs', 'keep', 'remove']).default('asIs').meta({ level: 'basic' }),
  jpeg: z.boolean().default(false).meta({ level: 'basic' }),
  average: z.boolean().default(false).meta({ level: 'advanced' }),
  faithfulNetwork: z
    .enum(['srresnet', 'vdsr'])
    .default('srresnet')
    .meta({ level: 'advanced', when: { name: 'method', is: ['faithful'] } }),
  crispNetwork: z
    .enum(['srgan', 'perceptual'])
    .default('srgan')
    .meta({ level: 'advanced', when: { name: 'method', is: ['crisp'] } }),
  vividNetwork: z
    .enum(['slim', 'medium', 'thick'])
    .default('thick')
    .meta({ level: 'advanced', when: { name: 'method', is: ['vivid'] } }),
});
export type EnlargeParameters = z.output<typeof parameters>;

/** Enlarge a picture with detail that a network predicts on top of bicubic interpolation. */
export const enlarge = defineTool({
  id: 'enlarge',
  version: 1,
  inputs: { image: picture() },
  parameters,
  result: 'picture',
  questions: { size: resultSize(targetSize) },
});
