import { apply, multiply, onEigenvalues } from './matrix3.ts';
import type { Planes } from './pixels.ts';
import { colourStatistics } from './statistics.ts';

// Two ways to restyle a photo and keep its colours, from Gatys, Bethge, Hertzmann & Shechtman,
// "Preserving Color in Neural Artistic Style Transfer" (2016), arXiv:1606.05897.

/** Luminance of YIQ: Y = 0.299 R + 0.587 G + 0.114 B. */
const LUMA = [0.299, 0.587, 0.114] as const;

/** Variance of rounding to 8 bits, 1/12 of a squared step: less than this is not colour. */
const ROUNDING_VARIANCE = 1 / (12 * 255 * 255);

/** Y of YIQ, height · width values. */
export function luminance({ width, height, data }: Planes): Float32Array {
  const size = width * height;
  const [r, g, b] = LUMA;
  const out = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    out[i] = r * (data[i] ?? 0) + g * (data[size + i] ?? 0) + b * (data[2 * size + i] ?? 0);
  }
  return out;
}

/**
 * The result's luminance with the photo's colours ("luminance-only transfer" of the paper): Y from the
 * result, I and Q from the photo. Y enters R, G and B with weight 1 in the inverse of YIQ, so that this is
 * photo + (Y_result − Y_photo) in every channel. May leave 0…1 where a saturated colour meets a new Y.
 * @throws RangeError when the sizes differ.
 */
export function luminanceOnly(result: Planes, photo: Planes): Planes {
  if (result.width !== photo.width || result.height !== photo.height) {
    throw new RangeError(
      `result is ${result.width} × ${result.height}, photo ${photo.width} × ${photo.height}`,
    );
  }
  const size = photo.width * photo.height;
  const before = luminance(photo);
  const after = luminance(result);
  const data = new Float32Array(photo.data.length);
  for (let c = 0; c < 3; c++) {
    for (let i = 0, p = c * size; i < size; i++, p++) {
      data[p] = (photo.data[p] ?? 0) + ((after[i] ?? 0) - (before[i] ?? 0));
    }
  }
  return { width: photo.width, height: photo.height, data };
}

/**
 * The style with the photo's colours ("colour histogram matching" of the paper): x ↦ A x + b with
 * A = Σ_photo^½ · Σ_style^−½ and b = μ_photo − A μ_style, the linear map of Image Analogies that gives the
 * style the photo's mean and covariance. The sizes may differ. Directions in which the style does not
 * vary (a grey drawing has two) stay without variation instead of having their noise blown up, and a
 * uniform style becomes the photo's mean colour. May leave 0…1.
 */
export function matchColours(style: Planes, photo: Planes): Planes {
  const from = colourStatistics(style);
  const to = colourStatistics(photo);
  const whiten = onEigenvalues(from.covariance, (v) => (v > ROUNDING_VARIANCE ? 1 / Math.sqrt(v) : 0));
  const colour = onEigenvalues(to.covariance, (v) => Math.sqrt(Math.max(0, v)));
  const a = multiply(colour, whiten);

  const { width, height, data } = style;
  const size = width * height;
  const out = new Float32Array(data.length);
  const moved = apply(a, from.mean);
  for (const c of [0, 1, 2] as const) {
    const [r, g, b] = a[c];
    const shift = to.mean[c] - moved[c];
    for (let i = 0; i < size; i++) {
      const value = r * (data[i] ?? 0) + g * (data[size + i] ?? 0) + b * (data[2 * size + i] ?? 0);
      out[c * size + i] = value + shift;
    }
  }
  return { width, height, data: out };
}
