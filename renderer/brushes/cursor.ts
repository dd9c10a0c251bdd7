import { showBrushCursor } from '../view/cursor.ts';
import type { Point } from '../view/viewport.ts';
import { useBrushes } from './store.ts';
import type { TipTool } from './store.ts';

let shown: { readonly tool: TipTool; readonly at: Point } | null = null;

/** Shows the ring of a tool's tip at a point; null hides it. It follows the tip's options. */
export function showTip(tool: TipTool, at: Point | null): void {
  shown = at && { tool, at: { x: at.x, y: at.y } };
  draw();
}

function draw(): void {
  if (!shown) {
    showBrushCursor(null);
    return;
  }
  const { size, hardness } = useBrushes.getState()[shown.tool];
  showBrushCursor({ ...shown.at, radius: size / 2, hardness: hardness / 100 });
}

useBrushes.subscribe(draw);
