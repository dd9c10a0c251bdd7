import { edit, emptyRaster, read, tileRect } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { tilePlace } from '../tile.ts';

/** Selected pixels and what stays where they were. */
export interface Lifted {
  readonly floating: Raster;
  readonly rest: Raster;
}

/** Cuts the selected pixels out of RGBA pixels. Of partly selected ones each side has its share of the alpha. */
export function lift(raster: Raster, selection: Raster): Lifted {
  const floating = edit({ ...emptyRaster(4), x: raster.x, y: raster.y });
  const rest = edit(raster);
  for (const [key, tile] of raster.tiles) {
    const { column, row } = tilePlace(key);
    const selected = read(selection, tileRect(raster, column, row));
    if (selected.every((value) => value === 0)) continue;
    if (selected.every((value) => value === 255)) {
      floating.put(key, tile);
      rest.put(key, null);
      continue;
    }
    const up = floating.tile(key).data;
    const down = rest.tile(key).data;
    for (let at = 0; at < selected.length; at += 1) {
      const share = selected[at]!;
      if (share === 0) continue;
      const alpha = tile.data[at * 4 + 3]!;
      const staying = Math.round((alpha * (255 - share)) / 255);
      up.set(tile.data.subarray(at * 4, at * 4 + 3), at * 4);
      up[at * 4 + 3] = alpha - staying;
      if (staying === 0) down.fill(0, at * 4, at * 4 + 4);
      else down[at * 4 + 3] = staying;
    }
  }
  return { floating: floating.finish(), rest: rest.finish() };
}

/** RGBA pixels laid over others, source over. */
export function lay(floating: Raster, base: Raster): Raster {
  const editor = edit(base);
  for (const [key, { data: above }] of floating.tiles) {
    const { column, row } = tilePlace(key);
    const rect = tileRect(floating, column, row);
    const below = read(base, rect);
    for (let at = 0; at < below.length; at += 4) {
      const alpha = above[at + 3]!;
      if (alpha === 0) continue;
      const under = (below[at + 3]! * (255 - alpha)) / 255;
      const whole = alpha + under;
      for (let channel = at; channel < at + 3; channel += 1)
        below[channel] = (above[channel]! * alpha + below[channel]! * under) / whole;
      below[at + 3] = whole;
    }
    editor.write(rect, below);
  }
  return editor.finish();
}
