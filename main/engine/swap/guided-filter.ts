import { boxMeans } from './blur.ts';

/**
 * A rough mask brought to the edges of a picture: in every square an affine function of the picture's lightness that fits
 * the mask best, and at each pixel the mean over all squares that hold it (He, Sun & Tang 2013, eqs. 5, 6 and 8).
 * @param guide lightness, 0…1, height · width values; so is the mask.
 * @param radius of the squares, in pixels.
 * @param noise lightness that varies less than the root of this in a square says nothing.
 */
export function guidedFilter(
  mask: Float32Array,
  guide: Float32Array,
  width: number,
  height: number,
  radius: number,
  noise: number,
): Float32Array {
  const mean = (values: Float32Array) => boxMeans(values, width, height, radius);
  const [light, share] = [mean(guide), mean(mask)];
  const lights = mean(guide.map((value) => value * value));
  const both = mean(guide.map((value, at) => value * mask[at]!));
  const slope = both.map((value, at) => {
    const variance = Math.max(0, lights[at]! - light[at]! ** 2);
    return (value - light[at]! * share[at]!) / (variance + noise);
  });
  const offset = share.map((value, at) => value - slope[at]! * light[at]!);
  const [slopes, offsets] = [mean(slope), mean(offset)];
  return guide.map((value, at) => Math.min(1, Math.max(0, slopes[at]! * value + offsets[at]!)));
}
