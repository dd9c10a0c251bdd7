import type { ToolParts } from '../parts.ts';
import { askConsent } from './consent.ts';

export const swap: ToolParts = {
  // What was swapped before is a face like the others.
  source: 'visible',
  mayRun: askConsent,
};
