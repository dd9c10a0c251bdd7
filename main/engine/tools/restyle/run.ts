import type { ToolRun } from '../tool.ts';
import type { restyle } from './definition.ts';
import { restyleByDescent } from './descent.ts';
import { duration } from './duration.ts';
import { restyleFast } from './fast.ts';

export const run: ToolRun<typeof restyle> = (inputs, parameters, runtime) =>
  parameters.method === 'fast'
    ? restyleFast(inputs, parameters, runtime)
    : restyleByDescent(parameters.method, inputs, parameters, runtime);

export const answers = { duration };
