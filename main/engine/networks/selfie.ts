import {
  add,
  clip,
  convTranspose,
  mul,
  reduceMean,
  relu,
  resizeLinear,
  sigmoid,
  type Value,
} from '../graph/index.ts';
import { parameter, sameConvolution, type Weights } from './weights.ts';

/** Sides of the pictures that it was trained on, pixels. */
export const selfieSide = 256;

/**
 * MediaPipe's selfie segmentation: how much of each pixel is a person, 0…1 at the picture's own size. MobileNetV3's
 * blocks on the way down; on the way up what each size saw before, as far as the whole picture says that it matters.
 * The tensors' names are the file's, whose numbers follow the operators' order.
 * https://mediapipe.page.link/selfiesegmentation-mc; Howard et al. 2019.
 * @param picture RGB 0…1, sides multiples of 16.
 */
export function selfie(weights: Weights, picture: Value): Value {
  let [convolutions, depthwise] = [0, 0];
  const name = (kind: string, index: number) => (index === 0 ? kind : `${kind}_${index}`);
  const convolve = (x: Value, stride = 1) =>
    sameConvolution(weights, name('conv2d', convolutions++), x, stride);
  const spread = (x: Value, stride = 1) =>
    sameConvolution(weights, name('depthwise_conv2d', depthwise++), x, stride, x.shape[1]);

  /** The channels' means say how much each channel counts. */
  const gates = (x: Value) => sigmoid(convolve(relu(convolve(reduceMean(x, [2, 3], { keepDims: true })))));
  const gated = (x: Value) => mul(x, gates(x));
  const shallow = (x: Value, stride: number) => convolve(relu(spread(relu(convolve(x)), stride)));
  const deep = (x: Value, stride: number) =>
    convolve(gated(hardSwish(spread(hardSwish(convolve(x)), stride))));
  const kept = (block: (x: Value, stride: number) => Value, x: Value) => add(block(x, 1), x);
  /** What was found at half the size, and what was seen at this size before. */
  const merged = (below: Value, seen: Value) => {
    const [, , height = 0, width = 0] = seen.shape;
    const found = convolve(resizeLinear(below, [height, width]));
    const both = add(mul(seen, gates(add(seen, found))), found);
    const before = relu(convolve(both));
    return add(before, relu(spread(before)));
  };

  const half = hardSwish(convolve(picture, 2));
  const quarter = convolve(gated(relu(spread(relu(convolve(half)), 2))));
  const eighth = kept(shallow, shallow(quarter, 2));
  let x = deep(eighth, 2);
  for (let block = 0; block < 4; block += 1) x = kept(deep, x);
  const features = relu(convolve(x));
  const counted = mul(features, sigmoid(convolve(reduceMean(x, [2, 3], { keepDims: true }))));
  const whole = merged(merged(merged(counted, eighth), quarter), half);
  const kernel = parameter(weights, 'segment.weight');
  return sigmoid(convTranspose(whole, kernel, parameter(weights, 'segment.bias'), { strides: [2, 2] }));
}

function hardSwish(x: Value): Value {
  return mul(x, mul(clip(add(x, 3), 0, 6), 1 / 6));
}
