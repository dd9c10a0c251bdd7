import type { Tensor } from '../main/engine/networks/safetensors.ts';

/** A tensor with its axes in another order: the first becomes what `axes` names first. */
export function permute({ shape, data }: Tensor, axes: readonly number[]): Tensor {
  const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  const sides = axes.map((axis) => shape[axis] ?? 1);
  const out = new Float32Array(data.length);
  for (let to = 0; to < out.length; to += 1) {
    let [rest, from] = [to, 0];
    for (let at = axes.length - 1; at >= 0; at -= 1) {
      const side = sides[at] ?? 1;
      from += (rest % side) * (steps[axes[at] ?? 0] ?? 0);
      rest = Math.floor(rest / side);
    }
    out[to] = data[from] ?? 0;
  }
  return { shape: sides, data: out };
}
