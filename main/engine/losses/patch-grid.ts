import {
  concat,
  differentiate,
  input,
  mul,
  reduceSum,
  reshape,
  slice,
  transpose,
  type Value,
} from '../graph/index.ts';

/** Square patches of features: their side, and the steps between them, in positions. */
export interface PatchGrid {
  readonly side: number;
  readonly stride: number;
}

/** How many patches lie beside and below each other in features (1, N, H, W). */
export function patchesIn(
  { shape: [, , height = 0, width = 0] }: Pick<Value, 'shape'>,
  { side, stride }: PatchGrid,
) {
  const count = (size: number) => Math.floor((size - side) / stride) + 1;
  return { columns: count(width), rows: count(height) };
}

/** Every patch of features (1, N, H, W), row by row: (P, side²·N). */
export function patchesOf(features: Value, grid: PatchGrid): Value {
  return transpose(unfold(features, grid));
}

/** The same as columns, (side²·N, P): all maps at a patch's first position, then at the next one. */
export function unfold(features: Value, grid: PatchGrid): Value {
  const { side, stride } = grid;
  const { columns, rows } = patchesIn(features, grid);
  const [, maps = 0] = features.shape;
  const parts: Value[] = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const part = slice(features, [
        { axis: 2, start: y, end: y + stride * (rows - 1) + 1, step: stride },
        { axis: 3, start: x, end: x + stride * (columns - 1) + 1, step: stride },
      ]);
      parts.push(reshape(part, [maps, rows * columns]));
    }
  }
  return concat(parts, 0);
}

/**
 * Patches laid back to where they lie in features of this shape, (1, N, H, W), and added where they overlap: the
 * transpose of `unfold`, hence its gradient.
 * @param patches (side²·N, P).
 */
export function fold(patches: Value, shape: readonly number[], grid: PatchGrid): Value {
  const anywhere = input('folded', shape);
  const [sum] = differentiate(reduceSum(mul(unfold(anywhere, grid), patches)), [anywhere]);
  return sum;
}

/** How many of `count` find room together, each of a size; at least one. */
export function fitting(room: number, size: number, count: number): number {
  return Math.min(Math.max(Math.floor(room / size), 1), count);
}

/** 0 … count in parts of `size`, the last one shorter. */
export function parts(count: number, size: number): { readonly start: number; readonly end: number }[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    start: i * size,
    end: Math.min(count, (i + 1) * size),
  }));
}
