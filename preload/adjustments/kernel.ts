import type { Rect } from '../contract/rect.ts';
import { cut, gaussian, gaussianReach } from '../pixels/gaussian.ts';
import { place } from '../pixels/place.ts';

/** How an adjustment with given parameters changes pixels. */
export type Kernel = PointKernel | SpatialKernel;

/** Each colour by itself, whatever lies around it. */
export interface PointKernel {
  readonly kind: 'point';
  /** Changes `count` straight RGB colours, 0…1, in place. Alphas stay. */
  readonly change: (colours: Float32Array, count: number) => void;
}

/** Each pixel by those around it, or by where it is. */
export interface SpatialKernel {
  readonly kind: 'spatial';
  /** How far from a pixel another may change it, in pixels of the level. */
  readonly margin: number;
  /**
   * What becomes of `part` of premultiplied RGBA, 0…1, that covers `region` of the level; it may lie in the given
   * array if that is all of it. What lies past the edges is as the edge is.
   */
  readonly change: (pixels: Float32Array, region: Rect, part: Rect) => Float32Array;
}

/** Changes premultiplied pixels in place by the same with a Gaussian of that standard deviation over them. */
export function byGaussian(
  sigma: number,
  meet: (pixels: Float32Array, blurred: Float32Array) => void,
): SpatialKernel {
  return {
    kind: 'spatial',
    margin: gaussianReach(sigma),
    change: (pixels, { x, y, width, height }, part) => {
      const within = { ...part, x: part.x - x, y: part.y - y };
      const own = cut(pixels, width, 4, within);
      meet(own, gaussian(pixels, width, height, 4, sigma, within));
      return own;
    },
  };
}

/** Changes `part` of premultiplied RGBA in place. */
export function changeSpatially(
  { change }: SpatialKernel,
  pixels: Float32Array,
  region: Rect,
  part: Rect = region,
): void {
  const own = change(pixels, region, part);
  if (own !== pixels) place(own, part, pixels, region);
}

/** What parameters that change nothing come to. */
export const identity: PointKernel = { kind: 'point', change: () => undefined };

/** A function of one channel, 0…1 to 0…1; what leaves that is cut off. */
export type Curve = (value: number) => number;

/** Steps between two of the 256 values of a byte. */
const fine = 16;
const steps = 255 * fine;

/**
 * Channels that don't depend on one another, through tables: exact at the 256 values of a byte, and on a straight
 * line between sixteenths of their distance.
 */
export function perChannel(red: Curve, green: Curve, blue: Curve): PointKernel {
  const tables = [red, green, blue].map((curve) =>
    // One more, so that white too has a next step.
    Float32Array.from({ length: steps + 2 }, (_, i) => clamp(curve(Math.min(1, i / steps)))),
  );
  return {
    kind: 'point',
    change: (colours, count) => {
      tables.forEach((table, channel) => {
        for (let i = channel; i < 3 * count; i += 3) {
          const x = clamp(colours[i]!) * steps;
          const below = Math.floor(x);
          const low = table[below]!;
          colours[i] = low + (table[below + 1]! - low) * (x - below);
        }
      });
    },
  };
}

export function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
