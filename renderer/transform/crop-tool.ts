import { Crop } from 'lucide-react';
import { presentOf } from '../picture/document.ts';
import type { HandTool } from '../view/hand/tool.ts';
import { CropBar } from './CropBar.tsx';
import { CropOverlay } from './CropOverlay.tsx';
import { moveFrame } from './crop-frame.ts';
import { cropGesture, cropGripUnder, frameCorner } from './crop-gesture.ts';
import { applyCrop, croppingNow, settleCrop } from './crop-session.ts';
import { pullingCursor, turningCursor } from './handle-cursor.ts';
import { arrowOf } from './nudge.ts';

/** A frame around what stays. Enter crops, Escape begins anew; Ctrl draws along what shall be level. */
export const crop: HandTool = {
  id: 'crop',
  icon: Crop,
  shortcut: { key: 'c' },
  cursor(pointer) {
    const cropping = croppingNow();
    if (!pointer || !cropping) return 'crosshair';
    const grip = cropGripUnder(pointer);
    if (grip.kind === 'handle')
      return pullingCursor(cropping.frame, frameCorner(cropping.frame, grip.handle));
    if (grip.kind === 'outside') return turningCursor;
    return grip.kind === 'inside' ? 'move' : 'crosshair';
  },
  press: (pointer, document) => cropGesture(pointer, presentOf(document)),
  doubleClick(pointer, document) {
    if (cropGripUnder(pointer).kind === 'inside') applyCrop(document);
  },
  key(event, document) {
    if (event.type !== 'keydown') return false;
    const by = arrowOf(event);
    const cropping = croppingNow();
    if (by && cropping) settleCrop(moveFrame(cropping.frame, ...by));
    else if (event.key === 'Enter') applyCrop(document);
    else return false;
    return true;
  },
  Options: CropBar,
  Overlay: CropOverlay,
};
