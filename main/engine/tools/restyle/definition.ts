import * as z from 'zod';
import { picture, references } from '../inputs.ts';
import { number, seed, strength } from '../parameters.ts';
import { runDuration } from '../standard-questions.ts';
import { defineTool } from '../tool.ts';

const byDescent = { name: 'method', is: ['descent'] } as const;
const byOnePass = { name: 'method', is: ['fast'] } as const;
const byPatches = { name: 'method', is: ['patches'] } as const;
/** By several paintings at once. */
const byBlend = { name: 'method', is: ['descent', 'fast'] } as const;
/** By a descent on the picture. */
const descending = { name: 'method', is: ['descent', 'patches'] } as const;

export const parameters = z.object({
  method: z.enum(['descent', 'patches', 'fast']).default('descent').meta({ level: 'basic' }),
  styleStrength: strength(),
  contentStrength: strength(),
  styleScale: number({ minimum: 0.25, maximum: 4, default: 1, step: 0.05, unit: '×', scale: 'log' }),
  keepColours: z.enum(['off', 'luminance', 'histogram']).default('off').meta({ level: 'basic' }),
  blend: z
    .array(z.number().min(0).max(10))
    .max(4)
    .default([])
    .meta({
      ...{ level: 'basic', kind: 'weights', of: 'style', step: 0.05, scale: 'linear' },
      when: byBlend,
    }),
  size: number({
    minimum: 64,
    maximum: 16384,
    default: 512,
    step: 16,
    unit: 'px',
    scale: 'log',
    integer: true,
    when: descending,
  }),
  longestSide: number({
    minimum: 64,
    maximum: 16384,
    default: 16384,
    step: 16,
    unit: 'px',
    scale: 'log',
    integer: true,
    when: byOnePass,
  }),
  iterations: number({
    minimum: 1,
    maximum: 2000,
    default: 200,
    step: 10,
    scale: 'log',
    integer: true,
    when: descending,
  }),
  network: z.enum(['lossnet', 'vgg19']).default('lossnet').meta({ level: 'advanced', when: descending }),
  layers: z
    .object({
      relu1_1: strength(),
      relu2_1: strength(),
      relu3_1: strength(),
      relu4_1: strength(),
      relu5_1: strength(),
    })
    .prefault({})
    .meta({ level: 'advanced', when: byDescent }),
  patchLayers: z
    .object({
      relu2_1: strength(),
      relu3_1: strength(),
      relu4_1: strength(),
    })
    .prefault({})
    .meta({ level: 'advanced', when: byPatches }),
  patchSide: patches({ minimum: 2, maximum: 4, default: 3 }),
  patchEvery: patches({ minimum: 2, maximum: 32, default: 8, step: 2, unit: 'px' }),
  rotations: patches({ minimum: 0, maximum: 4, default: 0 }),
  scales: patches({ minimum: 0, maximum: 4, default: 0 }),
  octaves: patches({ minimum: 1, maximum: 5, default: 3 }),
  smoothness: strength({ level: 'advanced', when: descending }),
  start: z.enum(['photo', 'noise', 'picture']).default('photo').meta({ level: 'advanced', when: descending }),
  iterationsDone: number({
    minimum: 0,
    maximum: 2000,
    default: 0,
    step: 10,
    integer: true,
    level: 'advanced',
    when: { name: 'start', is: ['picture'] },
  }),
  optimiser: z.enum(['lbfgs', 'adam']).default('lbfgs').meta({ level: 'advanced', when: descending }),
  scaling: z.enum(['relative', 'paper']).default('relative').meta({ level: 'advanced', when: byDescent }),
  seed: seed(),
});
export type RestyleParameters = z.output<typeof parameters>;

/** A count that only the method by patches has. */
function patches(hints: Counted) {
  return number({ step: 1, ...hints, integer: true, level: 'advanced', when: byPatches });
}

interface Counted {
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly step?: number;
  readonly unit?: string;
}

/** Restyle a photo after one or several paintings. */
export const restyle = defineTool({
  id: 'restyle',
  version: 2,
  inputs: {
    image: picture(),
    style: references({ role: 'style', minimum: 1, maximum: 4 }),
    startPicture: picture({ optional: true, when: { name: 'start', is: ['picture'] } }),
  },
  parameters,
  result: 'picture',
  questions: { duration: runDuration },
  // One pass had the descent's size once, which few photos keep.
  migrate: (values) =>
    values.method === 'fast' && values.size !== undefined ? { ...values, longestSide: values.size } : values,
});
