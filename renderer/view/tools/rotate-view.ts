import { RotateCw } from 'lucide-react';
import type { CanvasPointer, HandTool } from '../hand/tool.ts';
import { middle, turnTo, useCanvas } from '../store.ts';
import { viewMenu } from './menu.ts';

/** With Shift the angle goes in steps of this, degrees. */
const step = 15;

/** Turns the canvas, not the picture, about its middle. A double click puts it upright again. */
export const rotateView: HandTool = {
  id: 'rotate-view',
  icon: RotateCw,
  shortcut: { key: 'r' },
  menu: viewMenu,
  cursor: () => 'grab',
  press: (start) => {
    const before = useCanvas.getState().view.angle;
    const from = directionOf(start);
    return {
      move: (pointers) => {
        const last = pointers.at(-1);
        if (!last) return;
        const angle = before + directionOf(last) - from;
        turnTo(last.shift ? Math.round(angle / step) * step : angle);
      },
      end: () => undefined,
      cancel: () => {
        turnTo(before);
      },
    };
  },
  doubleClick: () => {
    turnTo(0);
  },
};

/** Degrees clockwise in which the pointer lies from the canvas's middle. */
function directionOf({ view }: CanvasPointer): number {
  const centre = middle();
  return (Math.atan2(view.y - centre.y, view.x - centre.x) * 180) / Math.PI;
}
