import { luminance } from '../../image/colour.ts';
import type { Planes } from '../../image/pixels.ts';
import { blurred } from './blur.ts';

/** Grain and pores differ from what is around by no more than this; what differs by more is an edge, which both faces have. */
const FINE = 0.04;
/** How many times as strong grain may become, where a face is hardly covered. */
const MOST = 1.7;
/** The rim, in which the two grains are compared. */
const RIM = [0.05, 0.95] as const;

/**
 * A face whose grain is such along the mask's rim that a photo it is laid over has as much there as it had: of two
 * independent grains mixed m to 1 − m, √(m² + (1 − m)²) is left (Heitz & Neyret 2018, section 3, where the mixture is divided
 * by that; here what lacks has to come from the face).
 * @param mask how much it covers of each pixel, 0…1.
 * @param soft grain is what is finer than so many pixels.
 */
export function keepGrain(photo: Planes, face: Planes, mask: Float32Array, soft: number): Planes {
  const { width, height, data } = face;
  const plane = width * height;
  const ratio = deviation(photo, mask, soft) / Math.max(1e-6, deviation(face, mask, soft));
  // (1 − m)² σ² + m² g² σ² = σ², for a face as grainy as the photo, which inwards it needn't be.
  const gain = mask.map((m) =>
    m > 0 && m < 1 ? Math.min(MOST, Math.sqrt(2 / m - 1) * Math.min(MOST, ratio) ** (1 - m)) : 1,
  );
  const kept = new Float32Array(data);
  for (let c = 0; c < 3; c++) {
    const channel = data.subarray(c * plane, (c + 1) * plane);
    fineOf(channel, width, height, soft).forEach((fine, at) => {
      kept[c * plane + at] = channel[at]! + fine * (gain[at]! - 1);
    });
  }
  return { width, height, data: kept };
}

function fineOf(values: Float32Array, width: number, height: number, soft: number): Float32Array {
  const means = blurred(values, width, height, soft);
  return means.map((mean, at) => Math.min(FINE, Math.max(-FINE, values[at]! - mean)));
}

/** Of grain along the rim. */
function deviation(picture: Planes, mask: Float32Array, soft: number): number {
  const fine = fineOf(luminance(picture), picture.width, picture.height, soft);
  let [sum, count] = [0, 0];
  fine.forEach((value, at) => {
    if (mask[at]! <= RIM[0] || mask[at]! >= RIM[1]) return;
    sum += value * value;
    count += 1;
  });
  return count > 0 ? Math.sqrt(sum / count) : 0;
}
