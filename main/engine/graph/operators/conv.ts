import { GraphError, image, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { convTranspose } from './conv-transpose.ts';
import { flipKernel, kernelGradient, windowAttributes, windowOf, type WindowOptions } from './kernel.ts';
import { reduceSum } from './reduce.ts';

/**
 * y[n,o,i] = b[o] + Σ_c,a x[n,c, i·stride + a·dilation − pad] · w[o,c,a], over both spatial axes.
 * x [n, c, h, w], w [o, c / groups, kh, kw], b [o].
 *
 * ∂x: the transposed convolution of g; at stride 1 that is a convolution with the flipped kernel, which
 * is faster on the CPU. ∂w: see `kernelGradient`. ∂b: g summed over pictures and places.
 * (Dumoulin, Visin 2016, A guide to convolution arithmetic, section 4.)
 */
export function conv(x: Value, w: Value, b?: Value, options: WindowOptions = {}): Value {
  const [n, channels, ...size] = image('Conv', x.shape);
  const [out, channelsOfGroup, ...kernel] = image('Conv', w.shape);
  const window = windowOf('Conv', kernel, options);
  const { groups, strides, dilations, pads } = window;
  if (channelsOfGroup * groups !== channels || out % groups !== 0) {
    throw new GraphError(
      `Conv: weights ${text(w.shape)} in ${groups} groups do not fit an input of ${text(x.shape)}.`,
    );
  }
  if (b && (b.shape.length !== 1 || b.shape[0] !== out)) {
    throw new GraphError(`Conv: a bias of ${text(b.shape)} does not fit ${out} output channels.`);
  }
  const reach = [dilations[0] * (kernel[0] - 1) + 1, dilations[1] * (kernel[1] - 1) + 1] as const;
  const spare = [size[0] + pads[0] + pads[2] - reach[0], size[1] + pads[1] + pads[3] - reach[1]] as const;
  if (spare[0] < 0 || spare[1] < 0) {
    throw new GraphError(
      `Conv: the kernel ${text(w.shape)} is larger than the padded input ${text(x.shape)}.`,
    );
  }
  const [height, width] = [Math.floor(spare[0] / strides[0]) + 1, Math.floor(spare[1] / strides[1]) + 1];
  // Rows and columns at the end that no window reached: the transposed convolution must be told of them.
  const unread = [spare[0] % strides[0], spare[1] % strides[1]] as const;
  const [up, left] = [reach[0] - 1, reach[1] - 1];
  const flippedPads = [up - pads[0], left - pads[1], up - pads[2], left - pads[3]] as const;

  return operation('Conv', [x, w, b], {
    shape: [n, out, height, width],
    attributes: windowAttributes(window),
    gradient: (g) => [
      () =>
        strides.every((step) => step === 1) && flippedPads.every((border) => border >= 0)
          ? conv(g, flipKernel(w, groups), undefined, { ...window, pads: flippedPads })
          : convTranspose(g, w, undefined, { ...window, outputPadding: unread }),
      () => kernelGradient(x, g, window),
      () => reduceSum(g, [0, 2, 3]),
    ],
  });
}
