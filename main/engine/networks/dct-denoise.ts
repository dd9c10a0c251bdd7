import { abs, constant, conv, greater, mul, reshape, where, type Value } from '../graph/index.ts';
import type { TileNetwork } from '../runtime/tiles.ts';

const PATCH = 8;

/** Coefficients below three standard deviations are taken for noise. */
const THRESHOLD = 3;

/**
 * Takes white noise out of a picture: every 8×8 patch is transformed by cosines, coefficients below 3σ are set to 0,
 * and each pixel becomes the mean of what all patches over it say (Yu & Sapiro 2011, "DCT image denoising: a
 * simple and effective image denoising algorithm", Image Processing On Line 1). It has nothing trained, but as
 * two convolutions it runs wherever networks do. Patches of smaller pictures are as small as the picture.
 * @param axes uncorrelated axes of colour, rows of an orthonormal matrix.
 * @param sigmas of the noise along each axis, for values 0…1.
 */
export function dctDenoise(
  axes: readonly (readonly number[])[],
  sigmas: readonly [number, number, number],
): TileNetwork {
  const turn = Float32Array.from(axes.flat());
  const back = Float32Array.from(axes.flatMap((_, c) => axes.map((axis) => axis[c] ?? 0)));
  return {
    graph: (picture) => {
      const [, , height = 0, width = 0] = picture.shape;
      const patch = Math.min(PATCH, height, width);
      const thresholds = constant(
        sigmas.map((sigma) => THRESHOLD * sigma),
        [3, 1, 1, 1],
      );
      const planes = reshape(conv(picture, constant(turn, [3, 3, 1, 1])), [3, 1, height, width]);
      const found = conv(planes, constant(cosines(patch), [patch * patch, 1, patch, patch]));
      // The mean of a patch is no noise.
      const means = Float32Array.from({ length: patch * patch }, (_, i) => (i === 0 ? 0 : 1));
      const limits = mul(thresholds, constant(means, [1, patch * patch, 1, 1]));
      const kept = where(greater(abs(found), limits), found, 0);
      const sums = conv(kept, constant(turned(patch), [1, patch * patch, patch, patch]), undefined, {
        pads: patch - 1,
      });
      const mean = mul(
        mul(sums, shares(height, patch, [1, 1, height, 1])),
        shares(width, patch, [1, 1, 1, width]),
      );
      return conv(reshape(mean, [1, 3, height, width]), constant(back, [3, 3, 1, 1]));
    },
    ...{ channels: 3, scale: 1, multiple: 1, reach: PATCH - 1 },
    // Five maps of all coefficients at a time, measured; they wait for the memory, not for the multiplications.
    bytesPerPixel: 3 * PATCH * PATCH * 4 * 5,
    workPerPixel: 5 * 3 * 2 * PATCH ** 4,
  };
}

/** [n², 1, n, n]: the orthonormal cosines of a patch, the mean first. */
function cosines(n: number): Float32Array {
  const wave = (k: number, x: number) =>
    Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI * k * (2 * x + 1)) / (2 * n));
  return Float32Array.from({ length: n ** 4 }, (_, i) => {
    const [k, at] = [Math.floor(i / n ** 2), i % n ** 2];
    return wave(Math.floor(k / n), Math.floor(at / n)) * wave(k % n, at % n);
  });
}

/** The same turned about: a convolution with them puts patches back where they were. */
function turned(n: number): Float32Array {
  const straight = cosines(n);
  return Float32Array.from({ length: n ** 4 }, (_, i) => {
    const [k, at] = [Math.floor(i / n ** 2), i % n ** 2];
    return straight[k * n ** 2 + n ** 2 - 1 - at] ?? 0;
  });
}

/** One over how many patches lie over each position of an axis. */
function shares(length: number, patch: number, shape: readonly number[]): Value {
  const over = Array.from({ length }, (_, i) => Math.min(i, length - patch) - Math.max(0, i - patch + 1) + 1);
  return constant(
    over.map((count) => 1 / count),
    shape,
  );
}
