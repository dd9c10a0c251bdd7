import type { Source } from '../pixels/mask/source.ts';
import { eachTile, edit, read } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import { expand, intersect, isEmpty } from '../pixels/rect.ts';
import type { Growing } from './engine/growing.ts';
import { heal } from './engine/heal.ts';
import type { Stroke } from './engine/paint.ts';
import type { Target } from './target.ts';

/** A stroke that is healed at its end. */
export function healing(
  stroke: Stroke,
  target: Pick<Target, 'raster' | 'within'>,
  source: () => Source,
): Growing {
  return {
    get live() {
      return stroke.live;
    },
    touch: (touches) => stroke.touch(touches),
    finish: () => healStroke(stroke, target, source()),
  };
}

/** What the stroke covered, with the source's texture in the target's light. */
export function healStroke(
  stroke: Stroke,
  target: Pick<Target, 'raster' | 'within'>,
  source: Source,
): Raster {
  const rect = intersect(expand(stroke.bounds(), 1), target.within);
  if (isEmpty(rect)) return target.raster;
  const weights = stroke.weights(rect);
  const data = heal({
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
