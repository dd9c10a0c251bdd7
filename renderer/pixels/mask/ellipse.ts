import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import { polygon } from './polygon.ts';
import type { Corner } from './polygon.ts';
import type { Size } from './tiles.ts';

/** The ellipse within a box. */
export function ellipse(box: Rect, size: Size, antialias: boolean): Raster {
  return polygon(ellipseCorners(box), size, antialias);
}

/** A polygon that leaves the ellipse by less than 1/200 pixel, which no 8-bit coverage can tell. */
export function ellipseCorners({ x, y, width, height }: Rect): readonly Corner[] {
  const [a, b] = [width / 2, height / 2];
  const longest = Math.max(a, b, 1);
  // The middle of a chord over the angle 2π/n lies r (1 − cos(π/n)) inside the circle.
  const count = Math.ceil(Math.PI / Math.acos(1 - 0.005 / longest));
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { x: x + a + a * Math.cos(angle), y: y + b + b * Math.sin(angle) };
  });
}
