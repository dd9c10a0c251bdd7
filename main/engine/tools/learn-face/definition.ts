import * as z from 'zod';
import { learntFaceName } from '../../networks/learnt-face.ts';
import { folder, person, picture } from '../inputs.ts';
import { number, seed } from '../parameters.ts';
import { runDuration } from '../standard-questions.ts';
import { defineTool } from '../tool.ts';

export const parameters = z.object({
  steps: number({ minimum: 10, maximum: 50_000, default: 3000, step: 10, scale: 'log', integer: true }),
  size: z.enum(['128', '256']).default('128').meta({ level: 'advanced' }),
  seed: seed(),
});
export type LearnFaceParameters = z.output<typeof parameters>;

/** Learn one person's face, so that it can be given to other faces in a moment: see `swap`, method `network`. */
export const learnFace = defineTool({
  id: 'learn-face',
  version: 1,
  inputs: { image: picture(), person: person(), others: folder({ optional: true }) },
  parameters,
  result: 'model',
  file: { name: learntFaceName, ending: '.safetensors' },
  learns: true,
  questions: { duration: runDuration },
});
