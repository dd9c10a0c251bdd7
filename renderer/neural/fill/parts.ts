import type { ToolParts } from '../parts.ts';

export const fill: ToolParts = {
  // What was erased before is no part of what surrounds the next hole.
  source: 'visible',
};
