import { UserError } from '../../errors.ts';
import type { ToolRun } from '../tool.ts';
import type { EnlargeParameters } from './definition.ts';
import { checkHeld, targetSize } from './target.ts';

// eslint-disable-next-line require-yield
export const run: ToolRun<EnlargeParameters> = async function* ({ image }, parameters) {
  checkHeld(targetSize(image, parameters), image.depth);
  await Promise.resolve();
  throw new UserError('bad-model', 'The networks that enlarge are not installed.');
};
