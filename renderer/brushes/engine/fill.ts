import { tileSide } from '../../../preload/contract/document.ts';
import { eachTile, edit, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { blankTile } from '../../pixels/tile.ts';
import { finish, runsOf } from '../../pixels/work.ts';
import type { Work } from '../../pixels/work.ts';
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

/** Tiles that are painted between two breaths of the window. */
const together = 8;

/** Paints a region. Tiles that it leaves out stay the same. */
export function* fillIn(
  raster: Raster,
  { paint, opacity, region, selection, within }: Filling,
): Work<Raster> {
  const editor = edit(raster);
  const coverage = new Float32Array(tileSide * tileSide).fill(1);
  const places: { readonly key: number; readonly part: Rect; readonly tile: Rect }[] = [];
  eachTile(raster, within, ({ key }, part, tile) => {
    if (!isEmpty(part)) places.push({ key, part, tile });
  });
  for (const run of runsOf(places, together)) {
    for (const { key, part, tile } of run) {
      const selected = selection && read(selection, part);
      if (selected?.every((value) => value === 0)) continue;
      if (region && !cover(coverage, region, part, tile)) continue;
      const before = raster.tiles.get(key) ?? blankTile(raster.channels, raster.outside);
      const after = editor.tile(key).data;
      apply(paint, { before: before.data, after, coverage, opacity, selected, part, tile });
    }
    yield [];
  }
  return editor.finish();
}

/** The same at once. */
export function fill(raster: Raster, filling: Filling): Raster {
  return finish(fillIn(raster, filling));
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
