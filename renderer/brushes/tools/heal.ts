import { Bandage } from 'lucide-react';
import type { HandTool } from '../../hand/tool.ts';
import { eachTile, edit, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { expand, intersect, isEmpty } from '../../pixels/rect.ts';
import type { Source } from '../../selection/mask/source.ts';
import { SourceMarker } from '../SourceMarker.tsx';
import { cloneGesture } from '../clone-gesture.ts';
import { followSource, sourceGesture } from '../clone-source.ts';
import { showTip } from '../cursor.ts';
import { heal as healed } from '../engine/heal.ts';
import type { Stroke } from '../engine/paint.ts';
import { HealBar } from '../options/HealBar.tsx';
import { resizeGesture } from '../resize-gesture.ts';
import type { Target } from '../target.ts';

/** What the stroke covered, with the source's texture in the target's light. */
function finish(stroke: Stroke, target: Target, source: Source): Raster {
  const rect = intersect(expand(stroke.bounds(), 1), target.within);
  if (isEmpty(rect)) return target.raster;
  const weights = stroke.weights(rect);
  const data = healed({
    target: read(target.raster, rect),
    source: source(rect),
    weights,
    width: rect.width,
    height: rect.height,
  });
  const editor = edit(target.raster);
  eachTile(target.raster, rect, (_, part) => {
    const rows = Array.from({ length: part.height }, (_each, row) => {
      const start = (part.y - rect.y + row) * rect.width + part.x - rect.x;
      return [start, start + part.width] as const;
    });
    if (!rows.some(([from, to]) => weights.subarray(from, to).some((weight) => weight > 0))) return;
    rows.forEach(([from, to], row) => {
      editor.write(
        { x: part.x, y: part.y + row, width: part.width, height: 1 },
        data.subarray(from * 4, to * 4),
      );
    });
  });
  return editor.finish();
}

export const heal: HandTool = {
  id: 'heal',
  icon: Bandage,
  shortcut: { key: 'j' },
  cursor: (pointer) => (pointer?.alt && !pointer.mod ? 'crosshair' : 'none'),
  press: (start, document) => {
    if (start.alt && start.mod) return resizeGesture('heal', start);
    return start.alt ? sourceGesture(document, start) : cloneGesture('heal', document, start, finish);
  },
  hover: (pointer, document) => {
    showTip('heal', pointer && (!pointer.alt || pointer.mod) ? pointer : null);
    followSource(document, pointer);
  },
  leave: () => {
    showTip('heal', null);
  },
  Options: HealBar,
  Overlay: SourceMarker,
};
