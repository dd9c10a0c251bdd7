import type { Tensor } from './safetensors.ts';
import type { Weights } from './weights.ts';

/** Random weights in the layouts of the trained files; `tail` is how strong the last convolution is. */
function layout(
  shapes: Readonly<Record<string, readonly number[]>>,
  tail: (name: string) => number,
): Weights {
  let at = 0;
  const random = () => (Math.sin((at += 1) * 12.9898) * 43758.5453) % 1;
  const tensors = Object.entries(shapes).flatMap(([name, shape]): [string, Tensor][] => {
    const make = (sizes: readonly number[], spread: number): Tensor => {
      const data = new Float32Array(sizes.reduce((a, b) => a * b, 1));
      return { shape: sizes, data: data.map(() => random() * 0.5 * spread) };
    };
    if (shape.length === 1) return [[`${name}.weight`, make(shape, 1)]];
    const [out = 0, channels = 0] = shape;
    const spread = (tail(name) * 2) / Math.sqrt(9 * channels);
    return [
      [`${name}.weight`, make(shape, spread)],
      [`${name}.bias`, make([out], tail(name) * 0.1)],
    ];
  });
  return new Map(tensors);
}

export interface SrresnetShape {
  readonly width: number;
  readonly blocks: number;
  readonly factors: readonly number[];
  /** How strong the residual is; 0 gives none. */
  readonly strength?: number;
}

export function srresnetWeights({ width, blocks, factors, strength = 1 }: SrresnetShape): Weights {
  const body = Array.from({ length: blocks }, (_, i) => [
    [`body.${i}.a`, [width, width, 3, 3]],
    [`body.${i}.prelu`, [width]],
    [`body.${i}.b`, [width, width, 3, 3]],
  ]).flat() as [string, number[]][];
  const tails = factors.map((factor): [string, number[]] => [
    `tail${factor}`,
    [3 * factor ** 2, width, 3, 3],
  ]);
  const shapes = Object.fromEntries([['head', [width, 3, 3, 3]] as [string, number[]], ...body, ...tails]);
  return layout(shapes, (name) => (name.startsWith('tail') ? strength : 1));
}

export interface ChainShape {
  readonly width: number;
  readonly depth: number;
  /** 1 for VDSR, 3 for the network that cleans JPEG. */
  readonly channels?: number;
  readonly strength?: number;
}

export function chainWeights({ width, depth, channels = 1, strength = 1 }: ChainShape): Weights {
  const sizes = [4 * channels, ...Array.from({ length: depth - 1 }, () => width), 4 * channels];
  const shapes = Object.fromEntries(
    Array.from({ length: depth }, (_, i) => [`convs.${i}`, [sizes[i + 1] ?? 0, sizes[i] ?? 0, 3, 3]]),
  );
  return layout(shapes, (name) => (name === `convs.${depth - 1}` ? strength : 1));
}
