import type { ToolRun } from '../tool.ts';
import type { InspectParameters } from './definition.ts';
// eslint-disable-next-line
export const run: ToolRun<InspectParameters> = async function* () {
  yield { stage: 'x', step: 0, of: 1, fraction: 0 };
  throw new Error('x');
};
