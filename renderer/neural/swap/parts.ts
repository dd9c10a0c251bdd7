import type { ToolParts } from '../parts.ts';
import { FaceOutlines } from './FaceOutlines.tsx';
import { FacesField } from './FacesField.tsx';
import { askConsent } from './consent.ts';
import { faceGrip } from './press.ts';

export const swap: ToolParts = {
  fields: { face: FacesField },
  Overlay: FaceOutlines,
  grip: faceGrip,
  // What was swapped before is a face like the others.
  source: 'visible',
  mayRun: askConsent,
};
