import type { Array4 } from '../graph/index.ts';
import { stepOf, taps, type Tap } from '../networks/features.ts';
import type { Window, WindowPlan } from '../runtime/windows.ts';

/** What tells a model which positions of each tap are in the window's core. */
export function maskFeeds(plan: WindowPlan, window: Window): Record<string, Array4> {
  return Object.fromEntries(taps.map((tap) => [`mask ${tap}`, maskOf(plan, window, tap)]));
}

/** (1, 1, h, w) at the tap: 1 for the positions in the window's core. */
export function maskOf(plan: WindowPlan, { left, top, core }: Window, tap: Tap): Array4 {
  const step = stepOf(tap);
  const [height, width] = [Math.floor(plan.height / step), Math.floor(plan.width / step)];
  const data = new Float32Array(height * width);
  const inside = (at: number, from: number, to: number) => at * step >= from && at * step < to;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (inside(y, core.top - top, core.bottom - top) && inside(x, core.left - left, core.right - left)) {
        data[y * width + x] = 1;
      }
    }
  }
  return { data, dims: [1, 1, height, width] };
}

/** Features (1, N, h, w) times a mask (1, 1, h, w), in place. */
export function keepCore(values: Float32Array, shape: readonly number[], mask: Float32Array): void {
  const maps = shape[1] ?? 0;
  for (let map = 0; map < maps; map += 1) {
    for (let i = 0; i < mask.length; i += 1) {
      const at = map * mask.length + i;
      values[at] = values[at]! * mask[i]!;
    }
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

/** The window's part of planes, however many. */
export function cut(
  planes: Float32Array,
  width: number,
  height: number,
  size: Size,
  at: Corner,
): Float32Array {
  if (size.width === width && size.height === height) return planes;
  const rows = (planes.length / (width * height)) * size.height;
  const out = new Float32Array(rows * size.width);
  for (let row = 0; row < rows; row += 1) {
    const plane = Math.floor(row / size.height);
    const from = (plane * height + at.top + (row % size.height)) * width + at.left;
    out.set(planes.subarray(from, from + size.width), row * size.width);
  }
  return out;
}

/** Adds a window's part to three planes. */
export function addWindow(
  planes: Float32Array,
  width: number,
  height: number,
  part: Float32Array,
  size: Size,
  at: Corner,
): void {
  for (let row = 0; row < 3 * size.height; row += 1) {
    const plane = Math.floor(row / size.height);
    const to = (plane * height + at.top + (row % size.height)) * width + at.left;
    addTo(planes.subarray(to, to + size.width), part.subarray(row * size.width, (row + 1) * size.width));
  }
}

/** to ← to + from */
export function addTo(to: Float32Array, from: Float32Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = to[i]! + from[i]!;
}
