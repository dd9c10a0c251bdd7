import { add, concat, conv, depthToSpace, mul, relu, weight, type Value } from '../graph/index.ts';
import { multiplications, type Enlarger } from './enlarger.ts';
import { convolution, tensor, type Weights } from './weights.ts';

/**
 * ESRGAN as UpscalerJS trained it on DIV2K: a residual dense network in two forms, told apart by their tensors,
 * whose names are the package's. It gives the enlarged picture, unclipped, and stays close to 0…1.
 * https://github.com/idealo/image-super-resolution (rdn.py, rrdn.py); Zhang et al. 2018; Wang et al. 2018.
 */
export function esrgan(weights: Weights, scale: number): Enlarger {
  const deep = weights.has('F_1_1_1.weight');
  return {
    scale,
    enlarge: (picture) => (deep ? rrdn(weights, scale, picture) : rdn(weights, scale, picture)),
    gives: 'picture',
    multiple: 1,
    // `slim` looks 10 pixels far, `medium` could 18 and `thick` 154; but what they see of photographs further than
    // 12 pixels away changes no value by more than 2e-5.
    reach: 12,
    // Measured on the CPU with tiles of 256 and 512 pixels.
    bytesPerPixel: deep ? 6400 : 2000,
    workPerPixel: work(weights, scale),
  };
}

/** `slim` and `medium`: blocks one after the other, all of their results fused. Inside, 0…255. */
function rdn(weights: Weights, scale: number, picture: Value): Value {
  const first = convolution(weights, 'F_m1', mul(picture, 255));
  let x = convolution(weights, 'F_0', first);
  const blocks: Value[] = [];
  for (let block = 1; weights.has(`F_${block}_1.weight`); block += 1) {
    x = add(x, convolution(weights, `LFF_${block}`, dense(weights, `F_${block}`, x)));
    blocks.push(x);
  }
  x = convolution(weights, 'GFF_2', convolveAll(weights, 'GFF_1', blocks));
  x = relu(convolution(weights, 'UPN1', add(x, first)));
  x = relu(convolution(weights, 'UPN2', x));
  return mul(enlargeAndConvolve(weights, 'SR', convolution(weights, 'UPN3', x), scale), 1 / 255);
}

/** `thick`: blocks within blocks, each adding a fifth of what it finds. */
function rrdn(weights: Weights, scale: number, picture: Value): Value {
  const first = convolution(weights, 'Pre_blocks_conv', picture);
  let x = first;
  for (let block = 1; weights.has(`F_${block}_1_1.weight`); block += 1) {
    const before = x;
    for (let part = 1; weights.has(`F_${block}_${part}_1.weight`); part += 1) {
      const found = dense(weights, `F_${block}_${part}`, x);
      x = add(x, mul(convolution(weights, `LFF_${block}_${part}`, found), 0.2));
    }
    x = add(before, mul(x, 0.2));
  }
  x = add(convolution(weights, 'post_blocks_conv', x), first);
  // In the order of TensorFlow's depth_to_space.
  return convolution(weights, 'SR', depthToSpace(convolution(weights, 'PreShuffle', x), scale, 'DCR'));
}

/** Convolutions `<name>_1`, `<name>_2` …, each of which sees what all before it saw and found. */
function dense(weights: Weights, name: string, x: Value): Value {
  let seen = x;
  for (let i = 1; weights.has(`${name}_${i}.weight`); i += 1) {
    seen = concat([seen, relu(convolution(weights, `${name}_${i}`, seen))], 1);
  }
  return seen;
}

/**
 * The 1×1 convolution of all maps of `parts`, without laying them side by side: convolved one by one and added up,
 * a third of the memory for ten parts.
 */
function convolveAll(weights: Weights, name: string, parts: readonly Value[]): Value {
  const { shape, data } = tensor(weights, `${name}.weight`);
  const bias = tensor(weights, `${name}.bias`);
  const [out = 0, channels = 0] = shape;
  let start = 0;
  return parts
    .map((part, index) => {
      const width = part.shape[1] ?? 0;
      const from = start;
      start += width;
      const kernel = Float32Array.from(
        { length: out * width },
        (_, at) => data[Math.floor(at / width) * channels + from + (at % width)] ?? 0,
      );
      return conv(
        part,
        weight(`${name}.${index}.weight`, kernel, [out, width, 1, 1]),
        index === 0 ? weight(`${name}.bias`, bias.data, bias.shape) : undefined,
      );
    })
    .reduce((sum, convolved) => add(sum, convolved));
}

/**
 * The 3×3 convolution of x enlarged to blocks of equal pixels, without enlarging x: of each pixel of a block, the
 * nine taps fall on at most nine pixels of x, so each has a 3×3 kernel of its own. A fifth faster at ×4.
 */
function enlargeAndConvolve(weights: Weights, name: string, x: Value, scale: number): Value {
  const { shape, data } = tensor(weights, `${name}.weight`);
  const bias = tensor(weights, `${name}.bias`).data;
  const [out = 0, channels = 0] = shape;
  const block = scale * scale;
  const kernels = new Float32Array(out * block * channels * 9);
  for (let pair = 0; pair < out * channels; pair += 1) {
    const [o, c] = [Math.floor(pair / channels), pair % channels];
    for (let place = 0; place < block; place += 1) {
      const start = ((o * block + place) * channels + c) * 9;
      for (let tap = 0; tap < 9; tap += 1) {
        const down = Math.floor((Math.floor(place / scale) + Math.floor(tap / 3) - 1) / scale) + 1;
        const across = Math.floor(((place % scale) + (tap % 3) - 1) / scale) + 1;
        const at = start + down * 3 + across;
        kernels[at] = (kernels[at] ?? 0) + (data[pair * 9 + tap] ?? 0);
      }
    }
  }
  const biases = Float32Array.from({ length: out * block }, (_, at) => bias[Math.floor(at / block)] ?? 0);
  const blocks = conv(
    x,
    weight(`${name}.blocks.weight`, kernels, [out * block, channels, 3, 3]),
    weight(`${name}.blocks.bias`, biases, [out * block]),
    { pads: 1 },
  );
  return depthToSpace(blocks, scale, 'CRD');
}

/** Every kernel is used once for each pixel of the picture, the last at every pixel of the result. */
function work(weights: Weights, scale: number): number {
  const names = [...weights.keys()]
    .filter((name) => name.endsWith('.weight'))
    .map((name) => name.slice(0, -7));
  return multiplications(weights, names) + (scale * scale - 1) * multiplications(weights, ['SR']);
}
