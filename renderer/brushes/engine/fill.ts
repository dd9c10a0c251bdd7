import { tileSide } from '../../../preload/contract/document.ts';
import { eachTile, edit, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { blankTile } from '../../pixels/tile.ts';
import { apply } from './apply.ts';
import type { Paint } from './apply.ts';

export interface Filling {
  readonly paint: Paint;
  /** 0…1 */
  readonly opacity: number;
  /** One channel, 255 where the paint covers in full; null for everywhere. */
  readonly region: Raster | null;
  /** The same, multiplied with the region. */
  readonly selection: Raster | null;
  /** Nothing is painted outside it. */
  readonly within: Rect;
}

/** Paints a region at once. Tiles that it leaves out stay the same. */
export function fill(raster: Raster, { paint, opacity, region, selection, within }: Filling): Raster {
  const editor = edit(raster);
  const coverage = new Float32Array(tileSide * tileSide).fill(1);
  eachTile(raster, within, ({ key }, part, tile) => {
    if (isEmpty(part)) return;
    const selected = selection && read(selection, part);
    if (selected?.every((value) => value === 0)) return;
    if (region && !cover(coverage, region, part, tile)) return;
    const before = raster.tiles.get(key) ?? blankTile(raster.channels, raster.outside);
    const after = editor.tile(key).data;
    apply(paint, { before: before.data, after, coverage, opacity, selected, part, tile });
  });
  return editor.finish();
}

/** The region's values of a part of a tile, as coverage. Returns whether there are any. */
function cover(coverage: Float32Array, region: Raster, part: Rect, tile: Rect): boolean {
  const values = read(region, part);
  if (values.every((value) => value === 0)) return false;
  for (let y = 0, from = 0; y < part.height; y += 1) {
    let to = (part.y - tile.y + y) * tileSide + part.x - tile.x;
    for (const end = from + part.width; from < end; from += 1, to += 1) coverage[to] = values[from]! / 255;
  }
  return true;
}
