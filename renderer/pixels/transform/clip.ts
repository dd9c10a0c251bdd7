import { edit, read, tileRect } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { contains, intersect, isEmpty } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { tilePlace } from '../tile.ts';

/** A raster without what lies outside a rectangle. Tiles wholly inside stay shared. */
export function clip(raster: Raster, rect: Rect): Raster {
  const editor = edit(raster);
  for (const key of raster.tiles.keys()) {
    const { column, row } = tilePlace(key);
    const place = tileRect(raster, column, row);
    if (contains(rect, place)) continue;
    editor.put(key, null);
    const part = intersect(place, rect);
    if (!isEmpty(part)) editor.write(part, read(raster, part));
  }
  return editor.finish();
}
