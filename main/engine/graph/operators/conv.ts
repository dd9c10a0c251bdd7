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
  const rest = ([0, 1] as const).map(
    (axis) => size[axis] + pads[axis] + pads[(axis + 2) as 2 | 3] - reach(axis),
  );
  function reach(axis: 0 | 1): number {
    return dilations[axis] * (kernel[axis] - 1) + 1;
  }
  const [height = 0, width = 0] = rest.map((left, axis) => Math.floor(left / strides[axis as 0 | 1]) + 1);
  if (height < 1 || width < 1) {
    throw new GraphError(
      `Conv: the kernel ${text(w.shape)} is larger than the padded input ${text(x.shape)}.`,
    );
  }
  // Rows and columns at the end that no window reached: the transposed convolution must be told of them.
  const unread = [0, 1].map((axis) => (rest[axis] ?? 0) % strides[axis as 0 | 1]) as [number, number];
  const flippedPads = [0, 1, 2, 3].map(
    (side) => reach((side % 2) as 0 | 1) - 1 - pads[side as 0 | 1 | 2 | 3],
  );

  return operation('Conv', [x, w, b], {
    shape: [n, out, height, width],
    attributes: windowAttributes(window),
    gradient: (g) => [
      () =>
        strides.every((step) => step === 1) && flippedPads.every((border) => border >= 0)
          ? conv(g, flipKernel(w, groups), undefined, {
              ...window,
              pads: flippedPads as [number, number, number, number],
            })
          : convTranspose(g, w, undefined, { ...window, outputPadding: unread }),
      () => kernelGradient(x, g, window, kernel),
      () => reduceSum(g, [0, 2, 3]),
    ],
  });
}
