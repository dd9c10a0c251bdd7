import { Pipette } from 'lucide-react';
import type { HandTool } from '../../view/hand/tool.ts';
import { ColourRing } from '../colour-ring.ts';
import { EyedropperBar } from '../options/EyedropperBar.tsx';
import { pickGesture } from '../pick-gesture.ts';

export const eyedropper: HandTool = {
  id: 'eyedropper',
  icon: Pipette,
  shortcut: { key: 'i' },
  cursor: () => 'crosshair',
  press: (start, document) => pickGesture(document, start, start.alt ? 'background' : 'foreground'),
  Options: EyedropperBar,
  Overlay: ColourRing,
};
