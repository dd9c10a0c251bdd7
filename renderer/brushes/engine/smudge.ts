import { edit, read } from '../../pixels/raster.ts';
import type { Raster, RasterEditor } from '../../pixels/raster.ts';
import { intersect, isEmpty, unite } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { dabAt, reachOf } from './dab.ts';
import type { Dab } from './dab.ts';
import type { Growing } from './growing.ts';
import type { Touch } from './stroke.ts';

export interface Smudging {
  readonly raster: Raster;
  /** The largest tip that touches, pixels. */
  readonly size: number;
  /** 0…1: how much of what the finger carries stays on it from one touch to the next. */
  readonly strength: number;
  /** 0…1 */
  readonly hardness: number;
  readonly selection: Raster | null;
  /** Nothing is changed outside it, and what lies past its edge is as the edge is. */
  readonly within: Rect;
}

/**
 * A finger in wet paint: each touch lays down what it carries, and takes up some of what it meets,
 * c ← s·c + (1 − s)·p. What it carries is premultiplied, so that nothing bleeds out of what can't be seen.
 */
export class Smudge implements Growing {
  readonly #smudging: Smudging;
  readonly #editor: RasterEditor;
  readonly #side: number;
  #carried: Float32Array | null = null;
  #changed = false;

  constructor(smudging: Smudging) {
    this.#smudging = smudging;
    this.#editor = edit(smudging.raster);
    this.#side = 2 * reachOf(smudging.size) + 1;
  }

  get live(): Raster {
    return this.#editor.growing();
  }

  touch(touches: readonly Touch[]): Rect {
    let changed: Rect = { x: 0, y: 0, width: 0, height: 0 };
    for (const touch of touches) changed = unite(changed, this.#rub(touch));
    return changed;
  }

  finish(): Raster {
    return this.#changed ? this.#editor.finish() : this.#smudging.raster;
  }

  #rub({ x, y, size, opacity, roundness, angle }: Touch): Rect {
    const { hardness, strength, within } = this.#smudging;
    const half = (this.#side - 1) / 2;
    const around = {
      x: Math.floor(x) - half,
      y: Math.floor(y) - half,
      width: this.#side,
      height: this.#side,
    };
    const met = this.#met(around);
    if (!met) return { ...around, width: 0, height: 0 };
    if (!this.#carried) {
      this.#carried = met;
      return { ...around, width: 0, height: 0 };
    }
    const keep = strength * opacity;
    const carried = this.#carried;
    for (let at = 0; at < met.length; at += 1) carried[at] = met[at]! + (carried[at]! - met[at]!) * keep;
    const dab = dabAt({ size, hardness, roundness, angle }, x, y);
    return this.#lay(dab, met, around, intersect(intersect(dab, within), around));
  }

  /** What lies there now, premultiplied; null where that is wholly outside the picture. */
  #met(around: Rect): Float32Array | null {
    const { raster, within } = this.#smudging;
    const { channels } = raster;
    const inside = intersect(around, within);
    if (isEmpty(inside)) return null;
    const data = read(this.live, inside);
    const out = new Float32Array(around.width * around.height * channels);
    const clamped = (at: number, start: number, length: number) =>
      Math.min(length - 1, Math.max(0, at - start));
    for (let row = 0, to = 0; row < around.height; row += 1) {
      const line = clamped(around.y + row, inside.y, inside.height) * inside.width;
      for (let column = 0; column < around.width; column += 1, to += channels) {
        const from = (line + clamped(around.x + column, inside.x, inside.width)) * channels;
        if (channels === 1) {
          out[to] = data[from]!;
          continue;
        }
        const alpha = data[from + 3]!;
        out[to + 3] = alpha;
        for (let channel = 0; channel < 3; channel += 1)
          out[to + channel] = (data[from + channel]! * alpha) / 255;
      }
    }
    return out;
  }

  /** Lays what is carried over what was met. Returns the part, or an empty one where no byte changes. */
  #lay(dab: Dab, met: Float32Array, around: Rect, part: Rect): Rect {
    const { raster, selection } = this.#smudging;
    const { channels } = raster;
    const carried = this.#carried;
    if (!carried || isEmpty(part)) return { ...part, width: 0 };
    const selected = selection && read(selection, part);
    const data = read(this.live, part);
    let changes = false;
    for (let row = 0, at = 0; row < part.height; row += 1) {
      const own = (part.y - around.y + row) * around.width + part.x - around.x;
      const touch = (part.y - dab.y + row) * dab.width + part.x - dab.x;
      for (let column = 0; column < part.width; column += 1, at += 1) {
        const weight = dab.coverage[touch + column]! * (selected ? selected[at]! / 255 : 1);
        if (weight === 0) continue;
        const from = (own + column) * channels;
        const to = at * channels;
        const mixed = (channel: number) =>
          met[from + channel]! + (carried[from + channel]! - met[from + channel]!) * weight;
        const share = channels === 4 ? mixed(3) / 255 : 1;
        if (channels === 4 && share < 0.5 / 255) {
          changes ||= data[to + 3] !== 0;
          data.fill(0, to, to + 4);
          continue;
        }
        for (let channel = 0; channel < channels; channel += 1) {
          const before = data[to + channel]!;
          data[to + channel] = channel === 3 ? mixed(3) : mixed(channel) / share;
          changes ||= data[to + channel] !== before;
        }
      }
    }
    if (!changes) return { ...part, width: 0 };
    this.#changed = true;
    this.#editor.write(part, data);
    return part;
  }
}
