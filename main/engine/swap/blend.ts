import type { Planes } from '../../image/pixels.ts';
import { blurred } from './blur.ts';
import { medianWhere } from './median.ts';
import { membrane } from './membrane.ts';

/** Up to this share of the face the photo is taken to be its rim, along which both have to meet. */
const RIM = 0.25;
/** A difference that is further from the usual one is something else that is seen there, such as hair, and no matter of colour. */
const MOST = 0.1;
/** So little that nothing is known from it. */
const TINY = 1e-4;

/**
 * What to add to a face so that it meets the photo along its rim: the difference between both there, spread over the face
 * as a film.
 * @param mask how much the face is laid over the photo, 0…1, height · width values.
 * @param soft over so many pixels along the rim the difference is averaged, so that single hairs draw no streaks.
 * @returns three planes.
 */
export function film(photo: Planes, face: Planes, mask: Float32Array, soft: number): Float32Array {
  const { width, height } = photo;
  const plane = width * height;
  const rim = mask.map((value) => (value > 0 && value < RIM ? 1 : 0));
  const counts = blurred(rim, width, height, soft);
  const difference = new Float32Array(3 * plane);
  const held = Uint8Array.from(mask, (value, at) => (value < RIM && counts[at]! > TINY ? 1 : 0));
  for (let c = 0; c < 3; c++) {
    const between = rim.map((_, at) => photo.data[c * plane + at]! - face.data[c * plane + at]!);
    const usual = medianWhere(between, rim);
    const apart = rim.map(
      (value, at) => value * Math.min(usual + MOST, Math.max(usual - MOST, between[at]!)),
    );
    const sums = blurred(apart, width, height, soft);
    for (let at = 0; at < plane; at++)
      if (held[at] === 1) difference[c * plane + at] = sums[at]! / counts[at]!;
  }
  return membrane(difference, held, 3, width, height);
}
