import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import { finish } from '../work.ts';
import type { Work } from '../work.ts';
import type { Source } from './source.ts';
import type { Size } from './tiles.ts';
import { wandIn } from './wand.ts';
import type { WandOptions } from './wand.ts';

/** The magic wand at one go. */
export function wand(source: Source, size: Size, x: number, y: number, options: WandOptions): Raster {
  function* look(parts: readonly Rect[]): Work<readonly Uint8ClampedArray[]> {
    yield [];
    return parts.map(source);
  }
  return finish(wandIn(look, size, x, y, options));
}
