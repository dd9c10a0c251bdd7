import { Scaling } from 'lucide-react';
import type { HandTool } from '../view/hand/tool.ts';
import { TransformBar } from './TransformBar.tsx';
import { TransformOverlay } from './TransformOverlay.tsx';
import { handleAt, moveBox, pivotOf } from './box.ts';
import { pullingCursor, turningCursor } from './handle-cursor.ts';
import { arrowOf } from './nudge.ts';
import { endSession, sessionBox, settleSession, useSession } from './session.ts';
import { cornerUnder, gripUnder, meshGripUnder, transformGesture } from './transform-gesture.ts';

/** Scales, turns, leans, distorts, warps and moves by handles. Enter applies it, Escape gives it up. */
export const transform: HandTool = {
  id: 'transform',
  passing: true,
  icon: Scaling,
  shortcut: { key: 't', mod: true },
  menu: [
    ...['transform-free', 'transform-distort', 'transform-perspective', 'transform-warp', '-'],
    ...['rotate-layer-right', 'rotate-layer-left', 'rotate-layer-180', '-'],
    ...['flip-layer-horizontal', 'flip-layer-vertical'],
  ],
  cursor(pointer) {
    const box = sessionBox();
    if (!pointer || !box) return 'default';
    const { mode } = useSession.getState();
    if (mode === 'warp') {
      const held = meshGripUnder(pointer, box);
      return held ? (held.kind === 'point' ? 'crosshair' : 'move') : 'default';
    }
    if (mode !== 'free' && cornerUnder(pointer, box)) return 'crosshair';
    const grip = gripUnder(pointer, box);
    if (mode !== 'free' && grip.kind === 'handle') return 'move';
    if (grip.kind === 'handle')
      return pullingCursor(pivotOf({ ...box, pivot: { x: 0.5, y: 0.5 } }), handleAt(box, grip.handle));
    if (grip.kind === 'outside') return turningCursor;
    return grip.kind === 'pivot' ? 'crosshair' : 'move';
  },
  press: (pointer) => transformGesture(pointer),
  doubleClick(pointer) {
    const box = sessionBox();
    const { mode } = useSession.getState();
    if (box && mode !== 'warp' && gripUnder(pointer, box).kind === 'inside') endSession(true);
  },
  key(event) {
    if (event.type !== 'keydown') return false;
    const by = arrowOf(event);
    const box = sessionBox();
    if (by && box) settleSession(moveBox(box, ...by));
    else if (event.key === 'Enter') endSession(true);
    else return false;
    return true;
  },
  Options: TransformBar,
  Overlay: TransformOverlay,
};
