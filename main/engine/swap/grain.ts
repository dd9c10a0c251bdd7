import { COLOUR_AXES, noiseLevel } from '../../image/noise-level.ts';
import { noise } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import { fromPlanes } from '../../image/planes.ts';

/** The noise along each of the axes of colour noise where a picture counts, 0…1. */
export function grainOf(picture: Planes, share: Float32Array): readonly [number, number, number] {
  return noiseLevel(
    fromPlanes(
      picture,
      16,
      share.map((value) => (value > 0.5 ? 1 : 0)),
    ),
  );
}

/**
 * A picture with as much noise as another has, where it has less: independent noise adds up by its squares.
 * @param share where both are looked at.
 */
export function withGrainOf(photo: Planes, picture: Planes, share: Float32Array, seed: number): Planes {
  const [own, wanted] = [grainOf(picture, share), grainOf(photo, share)];
  const missing = wanted.map((level, i) => Math.sqrt(Math.max(0, level ** 2 - own[i]! ** 2)));
  if (missing.every((level) => level === 0)) return picture;
  const { width, height } = picture;
  const plane = width * height;
  const { data: grain } = noise(width, height, { seed, mean: 0, deviation: 1 });
  const data = picture.data.map((value, p) => {
    const [at, channel] = [p % plane, Math.floor(p / plane)];
    return COLOUR_AXES.reduce(
      (sum, axis, i) => sum + axis[channel]! * missing[i]! * grain[i * plane + at]!,
      value,
    );
  });
  return { width, height, data };
}
