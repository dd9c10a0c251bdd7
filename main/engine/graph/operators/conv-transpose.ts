import { GraphError, image, text } from '../shape.ts';
import { operation, type Value } from '../value.ts';
import { conv } from './conv.ts';
import { kernelGradient, pair, windowAttributes, windowOf, type Pair, type WindowOptions } from './kernel.ts';
import { reduceSum } from './reduce.ts';

export interface ConvTransposeOptions extends WindowOptions {
  /** Rows and columns added at the end, fewer than the stride. */
  readonly outputPadding?: Pair;
}

/**
 * The transpose of `conv` as a map of x:
 * y[n,o, i·stride + a·dilation − pad] += x[n,c,i] · w[c,o,a], plus b[o].
 * x [n, c, h, w], w [c, o / groups, kh, kw], b [o].
 *
 * ∂x: `conv` of g with the same weights. ∂w: that of the convolution of which this is the transpose, in
 * which g and x have changed places. ∂b: g summed over pictures and places.
 */
export function convTranspose(x: Value, w: Value, b?: Value, options: ConvTransposeOptions = {}): Value {
  const [n, channels, ...size] = image('ConvTranspose', x.shape);
  const [channelsIn, outOfGroup, ...kernel] = image('ConvTranspose', w.shape);
  const window = windowOf('ConvTranspose', kernel, options);
  const { groups, strides, dilations, pads } = window;
  const extra = pair(options.outputPadding ?? 0);
  const out = outOfGroup * groups;
  if (channelsIn !== channels || channels % groups !== 0) {
    throw new GraphError(
      `ConvTranspose: weights ${text(w.shape)} in ${groups} groups do not fit an input of ${text(x.shape)}.`,
    );
  }
  if (b && (b.shape.length !== 1 || b.shape[0] !== out)) {
    throw new GraphError(`ConvTranspose: a bias of ${text(b.shape)} does not fit ${out} output channels.`);
  }
  if (extra[0] >= strides[0] || extra[1] >= strides[1]) {
    throw new GraphError(
      `ConvTranspose: outputPadding ${text(extra)} must be below the stride ${text(strides)}.`,
    );
  }
  const length = (axis: 0 | 1) =>
    (size[axis] - 1) * strides[axis] +
    dilations[axis] * (kernel[axis] - 1) +
    1 -
    (axis === 0 ? pads[0] + pads[2] : pads[1] + pads[3]) +
    extra[axis];
  if (length(0) < 1 || length(1) < 1) {
    throw new GraphError(`ConvTranspose: pads ${text(pads)} leave nothing of ${text(x.shape)}.`);
  }
  return operation('ConvTranspose', [x, w, b], {
    shape: [n, out, length(0), length(1)],
    attributes: { ...windowAttributes(window), output_padding: { ints: extra } },
    gradient: (g) => [
      () => conv(g, w, undefined, window),
      () => kernelGradient(g, x, window),
      () => reduceSum(g, [0, 2, 3]),
    ],
  });
}
