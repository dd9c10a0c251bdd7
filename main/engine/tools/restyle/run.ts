import type { ToolRun } from '../tool.ts';
import type { RestyleParameters } from './definition.ts';
export const run: ToolRun<RestyleParameters> = async function* () {
  yield { stage: 'x', step: 0, of: 1 };
  throw new Error('x');
};
