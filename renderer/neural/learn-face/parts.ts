import type { ToolParts } from '../parts.ts';
import { askConsent } from '../swap/consent.ts';

export const learnFace: ToolParts = {
  // What was swapped before is a face like the others.
  source: 'visible',
  mayRun: askConsent,
};
