import { CircleDot } from 'lucide-react';
import { read } from '../../pixels/raster.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Rect } from '../../pixels/rect.ts';
import { expand, intersect } from '../../pixels/rect.ts';
import { nearbyTexture } from '../engine/texture.ts';
import { healing } from '../heal-stroke.ts';
import { SpotHealBar } from '../options/SpotHealBar.tsx';
import { retouchTool } from '../retouch-tool.ts';
import { strokeOf } from '../stroke-of.ts';

/** Shown while it is painted over, until it is known what comes in its place. */
const shade = 0.55;

function shaded(raster: Raster, rect: Rect): Uint8ClampedArray {
  const data = read(raster, rect);
  return data.map((value, at) => (at % 4 === 3 ? value : value * shade));
}

export const spotHeal = retouchTool({
  id: 'spot-heal',
  icon: CircleDot,
  shortcut: { key: 'j' },
  pixelsOnly: true,
  stroke: (_, target, tip) => {
    const { raster, within } = target;
    const source = (rect: Rect) => shaded(raster, rect);
    const whole = { ...tip, opacity: 100, flow: 100 };
    const stroke = strokeOf(target, whole, { kind: 'pixels', source, blend: 'normal', keepAlpha: true });
    return healing(stroke, target, () => {
      const rect = intersect(expand(stroke.bounds(), 1), within);
      return nearbyTexture(raster, rect, stroke.weights(rect), within);
    });
  },
  Options: SpotHealBar,
});
