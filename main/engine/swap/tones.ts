import type { Planes } from '../../image/pixels.ts';
import { blurred } from './blur.ts';

/** How many times lighter or darker a place may become. */
const MOST = 3;
/** Adds to both, so that little light is not divided by less. */
const FLOOR = 0.006;

/**
 * By how much to multiply a face for its tones to be a photo's: the ratio of what both are on average around a place, over
 * the skin that is seen in both. So light and shade that are wider than that fall as they do in the photo, colours of light
 * included, and what is finer stays the face's (the large-scale layer of Chen, Chen, Zhao & Zhou 2011, by means over
 * skin in place of their filter along edges).
 * @param share where both are skin, 0…1, height · width values.
 * @param soft over so many pixels.
 * @returns three planes.
 */
export function toneGain(photo: Planes, face: Planes, share: Float32Array, soft: number): Float32Array {
  const { width, height } = photo;
  const plane = width * height;
  const gain = new Float32Array(3 * plane).fill(1);
  const means = ({ data }: Planes, c: number) =>
    blurred(
      share.map((value, at) => value * data[c * plane + at]!),
      width,
      height,
      soft,
    );
  for (let c = 0; c < 3; c++) {
    const [wanted, own] = [means(photo, c), means(face, c)];
    for (let at = 0; at < plane; at++) {
      const ratio = (wanted[at]! + FLOOR) / (own[at]! + FLOOR);
      gain[c * plane + at] = Math.min(MOST, Math.max(1 / MOST, ratio));
    }
  }
  return gain;
}

/** Values by their gains, to a power that says how much of it: 0 leaves them. */
export function toned({ width, height, data }: Planes, gain: Float32Array, amount: number): Planes {
  return { width, height, data: data.map((value, p) => value * gain[p]! ** amount) };
}
