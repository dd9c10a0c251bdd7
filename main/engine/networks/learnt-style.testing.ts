import { randomSource } from '../../image/noise.ts';
import type { LearntStyle } from './learnt-style.ts';
import { transformShapes } from './transform.ts';
import type { Weights } from './weights.ts';

/** A white PNG of one pixel. */
export const onePixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
    'base64',
  ),
);

/** Some numbers, all of them float16. */
export function someNumbers(count: number, seed: number): Float32Array {
  const random = randomSource(seed);
  return Float32Array.from({ length: count }, () => Math.round(256 * (random() - 0.5)) / 256);
}

/** A style as it may be learnt, with a code for the shared network. */
export function someStyle(changed: Partial<LearntStyle> = {}): LearntStyle {
  return {
    ...{ name: 'Waves', steps: 7, painting: { file: onePixel, width: 1, height: 1 } },
    ...{ offset: someNumbers(12, 1), slope: someNumbers(12, 2) },
    network: { kind: 'shared', sha256: '0'.repeat(64) },
    ...changed,
  };
}

/** A small transform network with one residual block. Its code has 36 numbers for each channel of the first layer. */
export function smallTransform(width: number): Weights {
  return new Map(
    [...transformShapes(width, 1)].map(([name, shape], i) => [
      name,
      {
        shape,
        data: someNumbers(
          shape.reduce((product, side) => product * side, 1),
          i,
        ),
      },
    ]),
  );
}
