import { GraphError, image, text } from '../shape.ts';
import { constant, operation, type Value } from '../value.ts';
import { chain } from './arithmetic.ts';
import { convTranspose } from './conv-transpose.ts';
import { pair, windowOf, type Pads, type Pair } from './kernel.ts';
import { pad } from './pad.ts';
import { resizeNearest } from './resize.ts';

export interface PoolOptions {
  /** Default: the kernel, so that windows tile the picture. */
  readonly strides?: Pair;
  readonly pads?: Pads;
}

/**
 * y = the mean of each window, of the pixels that are in the picture. What no whole window reaches at the
 * end is left out.
 * ∂x = g / count, spread over each window.
 */
export function averagePool(x: Value, kernel: Pair, options: PoolOptions = {}): Value {
  const [n, c, ...size] = image('AveragePool', x.shape);
  const window = windowOf('AveragePool', pair(kernel), { strides: kernel, ...options });
  const { strides, pads } = window;
  const [kh, kw] = window.kernel;
  const height = Math.floor((size[0] + pads[0] + pads[2] - kh) / strides[0]) + 1;
  const width = Math.floor((size[1] + pads[1] + pads[3] - kw) / strides[1]) + 1;
  if (height < 1 || width < 1) {
    throw new GraphError(`AveragePool: the window ${text(window.kernel)} is larger than ${text(x.shape)}.`);
  }
  if (pads[0] >= kh || pads[2] >= kh || pads[1] >= kw || pads[3] >= kw) {
    throw new GraphError(`AveragePool: pads ${text(pads)} leave windows ${text(window.kernel)} empty.`);
  }
  const tiles = pads.every((border) => border === 0) && kh === strides[0] && kw === strides[1];
  const left: [number, number] = [
    size[0] + pads[0] + pads[2] - kh - (height - 1) * strides[0],
    size[1] + pads[1] + pads[3] - kw - (width - 1) * strides[1],
  ];
  return operation('AveragePool', [x], {
    shape: [n, c, height, width],
    attributes: {
      kernel_shape: { ints: window.kernel },
      strides: { ints: strides },
      pads: { ints: pads },
    },
    gradient: (g) => [
      () => {
        if (tiles) {
          // Scaled while small, then enlarged: 8 ms to 1×64×192×256 on the CPU, 2 threads, against 13 for a
          // depthwise ConvTranspose, 16 for doubling by Concat, 75 and more for Expand and DepthToSpace.
          const blocks = resizeNearest(chain(g, 1 / (kh * kw)), window.kernel);
          return pad(blocks, [0, 0, 0, 0, 0, 0, ...left]);
        }
        const share = constant(shares(), [1, 1, height, width]);
        const ones = constant(new Float32Array(c * kh * kw).fill(1), [c, 1, kh, kw]);
        return convTranspose(chain(g, share), ones, undefined, {
          strides,
          pads,
          groups: c,
          outputPadding: left,
        });
      },
    ],
  });

  /** 1 / the pixels that are in the picture, for each window. */
  function shares(): Float32Array {
    const inside = (axis: 0 | 1, i: number) => {
      const start = i * strides[axis] - pads[axis];
      return Math.min(start + window.kernel[axis], size[axis]) - Math.max(start, 0);
    };
    return Float32Array.from({ length: height * width }, (_, i) => {
      return 1 / (inside(0, Math.floor(i / width)) * inside(1, i % width));
    });
  }
}
