import { add, constant, matmul, reduceMean, relu, sub, type Value } from '../graph/index.ts';
import { parameter, sameConvolution, type Weights } from './weights.ts';

/** Sides of the pictures that it was trained on, pixels. */
export const landmarksSide = 112;

/** The mean colour that face-api's networks of faces were trained around, RGB 0…1. */
export const faceMean = constant([122.782 / 255, 117.001 / 255, 104.298 / 255], [1, 3, 1, 1]);

/**
 * face-api's 68 landmarks: four dense blocks of separable convolutions, each of which adds up what its layers found.
 * https://github.com/vladmandic/face-api (faceLandmarkNet, faceFeatureExtractor).
 * @param faces [n, 3, 112, 112], RGB 0…1, upright and about as large as the detector's box around them.
 * @returns [n, 136]: x₀, y₀, x₁, y₁ … as shares of the side.
 */
export function faceLandmarks(weights: Weights, faces: Value): Value {
  const separable = (x: Value, name: string, stride = 1) =>
    sameConvolution(weights, name, sameConvolution(weights, `${name}.depthwise`, x, stride, x.shape[1]));
  let x = sub(faces, faceMean);
  for (let block = 0; block < 4; block += 1) {
    const name = (layer: number) => `dense${block}.conv${layer}`;
    const first = block === 0 ? sameConvolution(weights, name(0), x, 2) : separable(x, name(0), 2);
    let sum = relu(first);
    x = sum;
    for (let layer = 1; layer < 4; layer += 1) {
      sum = add(sum, separable(x, name(layer)));
      x = relu(sum);
    }
  }
  const features = reduceMean(x, [2, 3]);
  return add(matmul(features, parameter(weights, 'fc.weight')), parameter(weights, 'fc.bias'));
}
