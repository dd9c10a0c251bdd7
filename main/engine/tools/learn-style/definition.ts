import * as z from 'zod';
import { styleEnding } from '../../../../preload/contract/styles.ts';
import { folder, picture, references } from '../inputs.ts';
import { number, seed } from '../parameters.ts';
import { runDuration } from '../standard-questions.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({
  learns: z.enum(['code', 'network', 'scratch']).default('code').meta({ level: 'basic' }),
  steps: number({ minimum: 1, maximum: 50_000, default: 400, step: 10, scale: 'log', integer: true }),
  styleScale: number({ minimum: 0.5, maximum: 1.5, default: 1, step: 0.05, unit: '×', level: 'advanced' }),
  side: z.enum(['192', '256', '384']).default('256').meta({ level: 'advanced' }),
  seed: seed(),
});
export type LearnStyleParameters = z.output<typeof parameters>;

/** Learn how one painting is painted, so that any photo can be painted so in one pass: see `restyle`, method `fast`. */
export const learnStyle = defineTool({
  id: 'learn-style',
  version: 1,
  inputs: {
    image: picture(),
    style: references({ role: 'style', minimum: 1, maximum: 1 }),
    photos: folder({ optional: true, otherwise: 'samples' }),
  },
  parameters,
  result: 'model',
  file: { name: null, ending: styleEnding },
  learns: true,
  questions: { duration: runDuration },
});
