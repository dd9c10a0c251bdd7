import type { Planes } from '../../image/pixels.ts';
import { resize } from '../../image/resample.ts';
import { compose, fitSimilarity, inverse, scaleOf, type Affine, type Points } from './affine.ts';
import { frontal } from './frontal.ts';
import { addSample } from './sample.ts';

/** What is seen around the middle of an aligned face, in distances between the eyes to each side. */
const AROUND = 1.7;
/** How far that middle lies below the eyes: halfway from the hairline to the chin. */
const MIDDLE = 0.34;

/** Pixels between the eyes of an aligned face of so many pixels. */
export function unitOf(side: number): number {
  return side / (2 * AROUND);
}

/**
 * From a photo's pixels to those of a face that lies upright in a square, all of it seen and as large as every other: the
 * similarity that takes its landmarks nearest to the frontal ones (Korshunova et al. 2017, section 3.3).
 * @param margin how many pixels more there are on each side.
 */
export function toAligned(landmarks: Points, side: number, margin = 0): Affine {
  const [unit, half] = [unitOf(side), side / 2 + margin];
  return compose(fitSimilarity(landmarks, frontal), {
    ...{ a: unit, b: 0, c: half },
    ...{ d: 0, e: unit, f: half - unit * MIDDLE },
  });
}

/**
 * A picture moved by an affine map that is nearly a similarity; where the result reaches beyond it, its edge goes on.
 * @param map from its pixels to those of the result.
 */
export function resampled(
  source: Planes,
  map: Affine,
  { width, height }: { readonly width: number; readonly height: number },
): Planes {
  const scale = Math.min(1, scaleOf(map));
  const [across, down] = [
    Math.max(1, Math.round(source.width * scale)),
    Math.max(1, Math.round(source.height * scale)),
  ];
  const small = resize(source, across, down);
  const back = compose(inverse(map), {
    ...{ a: across / source.width, b: 0, c: 0 },
    ...{ d: 0, e: down / source.height, f: 0 },
  });
  const plane = width * height;
  const data = new Float32Array(3 * plane);
  const colour = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [px, py] = [x + 0.5, y + 0.5];
      colour.fill(0);
      addSample(small, back.a * px + back.b * py + back.c, back.d * px + back.e * py + back.f, 1, colour);
      const at = y * width + x;
      for (let c = 0; c < 3; c++) data[c * plane + at] = colour[c]!;
    }
  }
  return { width, height, data };
}
