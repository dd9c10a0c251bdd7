import { changeSpatially } from '../../../preload/adjustments/kernel.ts';
import type { SpatialKernel } from '../../../preload/adjustments/kernel.ts';
import type { Source } from '../../pixels/mask/source.ts';
import { edit, eachTile, emptyRaster, read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import { expand, intersect } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';

/**
 * A raster as a filter makes it, worked out a tile at a time where it is first asked for: a brush goes over the same
 * place many times. Past `within` the picture is as its edge is. One channel is shown as a grey.
 */
export function filtered(raster: Raster, kernel: SpatialKernel, within: Rect): Source {
  const { x, y } = raster;
  const done = edit({ ...emptyRaster(4), x, y });
  const known = new Set<number>();
  return (rect) => {
    eachTile(raster, intersect(rect, within), ({ key }, _, tile) => {
      if (known.has(key)) return;
      known.add(key);
      const part = intersect(tile, within);
      done.write(part, filter(raster, kernel, part, intersect(expand(part, kernel.margin), within)));
    });
    return read(done.growing(), rect);
  };
}

function filter(raster: Raster, kernel: SpatialKernel, part: Rect, region: Rect): Uint8ClampedArray {
  const pixels = premultiplied(read(raster, region), raster.channels);
  changeSpatially(kernel, pixels, region, part);
  const out = new Uint8ClampedArray(part.width * part.height * 4);
  for (let row = 0, to = 0; row < part.height; row += 1) {
    let from = ((part.y - region.y + row) * region.width + part.x - region.x) * 4;
    for (let column = 0; column < part.width; column += 1, from += 4, to += 4) {
      const alpha = pixels[from + 3]!;
      if (alpha <= 0) continue;
      for (let channel = 0; channel < 3; channel += 1)
        out[to + channel] = (255 * pixels[from + channel]!) / alpha;
      out[to + 3] = 255 * alpha;
    }
  }
  return out;
}

/** RGBA, 0…1, of RGBA bytes with straight alpha or of greys. */
function premultiplied(data: Uint8ClampedArray, channels: Raster['channels']): Float32Array {
  const count = data.length / channels;
  const out = new Float32Array(count * 4).fill(1);
  for (let at = 0; at < count; at += 1) {
    const alpha = channels === 4 ? data[at * 4 + 3]! / 255 : 1;
    for (let channel = 0; channel < 3; channel += 1)
      out[at * 4 + channel] = ((channels === 4 ? data[at * 4 + channel]! : data[at]!) * alpha) / 255;
    out[at * 4 + 3] = alpha;
  }
  return out;
}
