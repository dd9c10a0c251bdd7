import {
  add,
  clip,
  concat,
  constant,
  conv,
  depthToSpace,
  div,
  instanceNormalization,
  mul,
  pad,
  reduceMean,
  reduceSum,
  relu,
  reshape,
  resizeNearest,
  sigmoid,
  slice,
  sqrt,
  square,
  sub,
  type Value,
} from '../graph/index.ts';
import { multiplications, wrongNetwork } from './enlarger.ts';
import { fixed, tensor, type Parameters, type Weights } from './weights.ts';

/** What the training takes off the picture, so that it lies about zero. */
const MEAN = 0.45;
const EPSILON = 1e-5;

/** What makes colours of the last layer: a sigmoid, or, as in Johnson's public networks, numbers from 0 to 255 that are cut off. */
export const transformOutputs = ['sigmoid', 'linear'] as const;
export type TransformOutput = (typeof transformOutputs)[number];

/** One network for every painting: what a painting is to it is a code of a few thousand numbers. */
export interface StyleTransform {
  /** How many numbers a code has: layer by layer the scales, less 1, and then the shifts of its channels. */
  readonly codeLength: number;
  /**
   * A picture, repainted by what all of it is like.
   * @param picture [1, 3, h, w], RGB 0…1, both sides multiples of {@link multiple}.
   * @param code [1, codeLength].
   * @returns the same size, RGB 0…1.
   */
  readonly paint: (picture: Value, code: Value) => Value;
  /**
   * What the instance norms find in parts of a picture, taken together.
   * @param parts [n, 3, h, w]. @param shares how much each of them counts; they sum to 1.
   * @returns [1, codeLength]: layer by layer the means, and then the deviations of its channels.
   */
  readonly look: (parts: Value, code: Value, shares: readonly number[]) => Value;
  /** A part of a picture, repainted by what was found in the whole: then parts fit each other. */
  readonly paintPart: (part: Value, code: Value, found: Value) => Value;
  /** The sides of what it is given must be multiples of this. */
  readonly multiple: number;
  /** How far it looks in every direction, in pixels. */
  readonly reach: number;
  /** Bytes that running it takes for each pixel, roughly. */
  readonly bytesPerPixel: number;
  /** Multiplications for each pixel, roughly. */
  readonly workPerPixel: number;
}

/** What follows a convolution: x less its mean, over its deviation, times `scale`, plus `shift`; those are [channels]. */
type Norm = (x: Value, scale: Value, shift: Value, place: Place) => Value;

/** Where the numbers of a layer lie in a code. */
interface Place {
  readonly start: number;
  readonly channels: number;
}

/**
 * Johnson's transform network (Johnson, Alahi & Fei-Fei 2016, supplementary material: 9×9, two halvings, residual blocks,
 * two doublings, 9×9), with mirrored edges, and doublings by repeated pixels before a convolution (Odena et al. 2016). Each
 * convolution but the last is followed by an instance norm (Ulyanov et al. 2016) whose scales and shifts are the
 * painting's (conditional instance norm, Dumoulin et al. 2017, eq. 5).
 * @param parameters the weights as values: others than fixed ones where they are trained.
 * @throws UserError bad-model where the file holds another network.
 */
export function transform(
  weights: Weights,
  {
    output = 'sigmoid',
    parameters = fixed(weights),
  }: { readonly output?: TransformOutput; readonly parameters?: Parameters } = {},
): StyleTransform {
  const blocks = Array.from({ length: countBlocks(weights) }, (_, i) => [`a.${i}`, `b.${i}`] as const);
  if (blocks.length === 0) throw wrongNetwork('fast-style');
  const places = new Map<string, Place>();
  let codeLength = 0;
  for (const name of ['conv1', 'down1', 'down2', ...blocks.flat(), 'up1', 'up2']) {
    const channels = tensor(weights, `transform.${name}.bias`).data.length;
    places.set(name, { start: codeLength, channels });
    codeLength += 2 * channels;
  }
  const through = (picture: Value, code: Value, norm: Norm): Value => {
    const normed = (name: string, x: Value, stride = 1) => {
      const place = places.get(name);
      if (!place) throw new Error(`The network has no norm called ${name}.`);
      const [scale, shift] = numbersOf(code, place);
      return norm(mirrored(parameters, name, x, stride), add(scale, 1), shift, place);
    };
    let x = relu(normed('conv1', sub(picture, MEAN)));
    x = relu(normed('down1', x, 2));
    x = relu(normed('down2', x, 2));
    for (const [first, second] of blocks) x = add(x, normed(second, relu(normed(first, x))));
    x = relu(normed('up1', resizeNearest(x, 2)));
    x = relu(normed('up2', resizeNearest(x, 2)));
    const last = inFours(parameters, 'last', x);
    return output === 'sigmoid' ? sigmoid(last) : clip(mul(last, 1 / 255), 0, 1);
  };
  return {
    codeLength,
    paint: (picture, code) =>
      through(picture, code, (x, scale, shift) => instanceNormalization(x, scale, shift, EPSILON)),
    look: (parts, code, shares) => {
      const share = constant(shares, [shares.length, 1, 1, 1]);
      const together = (x: Value) =>
        reduceSum(mul(reduceMean(x, [2, 3], { keepDims: true }), share), [0], { keepDims: true });
      const found: Value[] = [];
      through(parts, code, (x, scale, shift) => {
        const mean = together(x);
        const centred = sub(x, mean);
        const deviation = sqrt(add(together(square(centred)), EPSILON));
        for (const value of [mean, deviation]) found.push(reshape(value, [1, value.shape[1] ?? 0]));
        return add(mul(div(centred, deviation), perChannel(scale)), perChannel(shift));
      });
      return concat(found, 1);
    },
    paintPart: (part, code, found) =>
      through(part, code, (x, scale, shift, place) => {
        const [mean, deviation] = numbersOf(found, place);
        const slope = div(scale, deviation);
        return add(mul(x, perChannel(slope)), perChannel(sub(shift, mul(mean, slope))));
      }),
    multiple: 4,
    reach: 12 + 4 * (2 * blocks.length + 2),
    // Measured at 512 × 384.
    bytesPerPixel: 900,
    workPerPixel: workOf(weights, blocks),
  };
}

/** The two halves of a layer's numbers in a code, [channels] each. */
function numbersOf(code: Value, { start, channels }: Place): readonly [Value, Value] {
  const numbers = reshape(code, [code.shape[1] ?? 0]);
  const part = (from: number) => slice(numbers, [{ axis: 0, start: from, end: from + channels }]);
  return [part(start), part(start + channels)];
}

function perChannel(values: Value): Value {
  return reshape(values, [1, values.shape[0] ?? 0, 1, 1]);
}

/** A convolution whose surroundings are the picture in a mirror at its edges, so that the size stays or is halved. */
function mirrored(parameters: Parameters, name: string, x: Value, stride = 1): Value {
  const kernel = parameters(`transform.${name}.weight`);
  return conv(mirror(x, kernel), kernel, parameters(`transform.${name}.bias`), { strides: stride });
}

function mirror(x: Value, kernel: Value): Value {
  const beyond = Math.floor((kernel.shape[2] ?? 1) / 2);
  return pad(x, [0, 0, beyond, beyond, 0, 0, beyond, beyond], { mode: 'reflect' });
}

/**
 * The same for a picture's three channels, four pixels at once: by the kernel in all four places of one that is a row and a
 * column larger. The numbers are the same, and fewer lanes of the processor's vectors lie idle. The sides of x are even.
 */
function inFours(parameters: Parameters, name: string, x: Value): Value {
  const kernel = parameters(`transform.${name}.weight`);
  const bias = parameters(`transform.${name}.bias`);
  const places = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const;
  const kernels = places.map(([top, left]) => pad(kernel, [0, 0, top, left, 0, 0, 1 - top, 1 - left]));
  const biases = places.map(() => bias);
  const found = conv(mirror(x, kernel), concat(kernels, 0), concat(biases, 0), { strides: 2 });
  return depthToSpace(found, 2, 'DCR');
}

function workOf(weights: Weights, blocks: readonly (readonly [string, string])[]): number {
  const named = (names: readonly string[]) =>
    multiplications(
      weights,
      names.map((name) => `transform.${name}`),
    );
  const whole = named(['conv1', 'up2', 'last']);
  const halved = named(['down1', 'up1']);
  return whole + halved / 4 + named(['down2', ...blocks.flat()]) / 16;
}

/** The shapes of a network whose first layer has so many channels, and so many residual blocks, by the names of its tensors. */
export function transformShapes(width: number, blocks: number): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  const layer = (name: string, from: number, to: number, side: number) => {
    shapes.set(`transform.${name}.weight`, [to, from, side, side]);
    shapes.set(`transform.${name}.bias`, [to]);
  };
  layer('conv1', 3, width, 9);
  layer('down1', width, 2 * width, 3);
  layer('down2', 2 * width, 4 * width, 3);
  for (let i = 0; i < blocks; i++) {
    layer(`a.${i}`, 4 * width, 4 * width, 3);
    layer(`b.${i}`, 4 * width, 4 * width, 3);
  }
  layer('up1', 4 * width, 2 * width, 3);
  layer('up2', 2 * width, width, 3);
  layer('last', width, 3, 9);
  return shapes;
}

/**
 * Which of a transform network's tensors is missing, too many or of another shape; null where it is whole. The first
 * layer and the number of blocks say which network it is.
 */
export function wrongInTransform(weights: Weights): string | null {
  const [width = 0] = weights.get('transform.conv1.bias')?.shape ?? [];
  const blocks = countBlocks(weights);
  if (width < 1 || width > 256) return 'transform.conv1.bias';
  if (blocks < 1) return 'transform.a.0.weight';
  const shapes = transformShapes(width, blocks);
  const found = (name: string) => weights.get(name)?.shape.join();
  for (const [name, shape] of shapes) if (found(name) !== shape.join()) return name;
  return [...weights.keys()].find((name) => !shapes.has(name)) ?? null;
}

function countBlocks(weights: Weights): number {
  let blocks = 0;
  while (weights.has(`transform.a.${blocks}.weight`)) blocks += 1;
  return blocks;
}
