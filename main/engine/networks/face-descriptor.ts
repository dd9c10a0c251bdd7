import {
  add,
  averagePool,
  conv,
  matmul,
  maxPool,
  pad,
  reduceMean,
  relu,
  sub,
  type Value,
} from '../graph/index.ts';
import { faceMean } from './face-landmarks.ts';
import { convolution, parameter, type Weights } from './weights.ts';

/** Sides of the pictures that it was trained on, pixels. */
export const descriptorSide = 150;

/** Blocks by the names of their tensors; those that end in `down` or `out` halve the size. */
const blocks = [
  ...['32_1', '32_2', '32_3'],
  ...['64_down', '64_1', '64_2', '64_3'],
  ...['128_down', '128_1', '128_2'],
  ...['256_down', '256_1', '256_2', '256_down_out'],
].map((name) => `conv${name}`);

/**
 * Whose face it is: dlib's residual network as face-api has it, scales folded into the convolutions.
 * https://github.com/vladmandic/face-api (faceRecognitionNet); He et al. 2016; http://dlib.net/dnn_face_recognition_ex.cpp.html.
 * @param faces [n, 3, 150, 150], RGB 0…1, cropped as `descriptorCrop` does.
 * @returns [n, 128]
 */
export function faceDescriptor(weights: Weights, faces: Value): Value {
  const halve = (name: string, x: Value) => {
    const bias = parameter(weights, `${name}.bias`);
    return relu(conv(x, parameter(weights, `${name}.weight`), bias, { strides: 2 }));
  };
  let x = maxPool(halve('conv32_down', sub(faces, faceMean)), 3, 2);
  for (const block of blocks) {
    const halves = block.includes('down');
    const [first, second] = [`${block}.conv1`, `${block}.conv2`];
    const found = convolution(
      weights,
      second,
      halves ? halve(first, x) : relu(convolution(weights, first, x)),
    );
    x = relu(addPadded(found, halves ? averagePool(x, 2) : x));
  }
  return matmul(reduceMean(x, [2, 3]), parameter(weights, 'fc.weight'));
}

/** The sum of two, each padded with zeros at its end to the other's channels and sides. */
function addPadded(a: Value, b: Value): Value {
  const shape = a.shape.map((side, axis) => Math.max(side, b.shape[axis] ?? 1));
  const padded = (x: Value) =>
    pad(x, [...shape.map(() => 0), ...shape.map((side, axis) => side - (x.shape[axis] ?? 0))]);
  return add(padded(a), padded(b));
}
