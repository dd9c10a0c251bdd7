import { showBrushCursor } from '../view/cursor.ts';
import type { CanvasPointer, Gesture } from '../view/hand/tool.ts';
import { useCanvas } from '../view/store.ts';
import { showTip } from './cursor.ts';
import { changeTip, largestTip, useBrushes } from './store.ts';
import type { TipTool } from './store.ts';

/** Hardness by the way up and down: per cent for each CSS pixel. */
const hardening = 0.5;

/** A drag that changes the tip in its place: across its size, down its hardness, as in Photoshop. */
export function resizeGesture(tool: TipTool, start: CanvasPointer): Gesture {
  const before = useBrushes.getState()[tool];
  let next = { size: before.size, hardness: before.hardness };
  const show = () => {
    showBrushCursor({ x: start.x, y: start.y, radius: next.size / 2, hardness: next.hardness / 100 });
  };
  show();
  return {
    move: (pointers) => {
      const pointer = pointers.at(-1);
      if (!pointer) return;
      const [dx, dy] = [pointer.view.x - start.view.x, pointer.view.y - start.view.y];
      const size = Math.round(before.size + (2 * dx) / useCanvas.getState().view.scale);
      const hardness = Math.round(before.hardness + dy * hardening);
      next = {
        size: Math.min(largestTip, Math.max(1, size)),
        hardness: Math.min(100, Math.max(0, hardness)),
      };
      show();
    },
    end: (pointer) => {
      changeTip(tool, next);
      showTip(tool, pointer);
    },
    cancel: () => {
      showTip(tool, start);
    },
  };
}
