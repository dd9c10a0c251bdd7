import type { EffectOf } from '../../../preload/contract/effects.ts';
import { gaussian } from '../../../preload/pixels/gaussian.ts';
import { crop } from '../../pixels/mask/blocks.ts';
import type { Plane } from '../../pixels/mask/blocks.ts';
import { growPlane, shrinkPlane } from '../../pixels/mask/grow.ts';
import type { Rect } from '../../pixels/rect.ts';
import { softness } from './reach.ts';

/** How many level sets stand for a soft edge when it is moved. */
const levels = 4;

/** Where a soft effect shows, 0…1: a layer's shape moved by (dx, dy), grown and blurred, over `part` of its plane. */
export function softShape(
  shape: Plane,
  part: Rect,
  effect: Pick<EffectOf<'glow'>, 'size' | 'spread'>,
  scale: number,
  dx = 0,
  dy = 0,
): Float32Array {
  const { width, height } = shape;
  const { grown, sigma } = softness(effect, scale);
  const whole = { x: 0, y: 0, width, height };
  const bytes = grown > 0 ? growPlane(shape, whole, grown, levels) : shape.data;
  const values = Float32Array.from(bytes, (value) => value / 255);
  const [left, top] = [Math.floor(-dx), Math.floor(-dy)];
  const from = { x: part.x + left, y: part.y + top, width: part.width + 1, height: part.height + 1 };
  return between(gaussian(values, width, height, 1, sigma, from), from, part, -dx - left, -dy - top);
}

/** Values between those of pixels, from ones that go on for one more column and row. */
function between(values: Float32Array, from: Rect, part: Rect, fx: number, fy: number): Float32Array {
  const out = new Float32Array(part.width * part.height);
  for (let y = 0, to = 0; y < part.height; y += 1) {
    for (let x = 0, at = y * from.width; x < part.width; x += 1, at += 1, to += 1) {
      const upper = values[at]! + (values[at + 1]! - values[at]!) * fx;
      const below = at + from.width;
      const lower = values[below]! + (values[below + 1]! - values[below]!) * fx;
      out[to] = upper + (lower - upper) * fy;
    }
  }
  return out;
}

/** Where light from an angle lets a shadow fall, in whole pixels of the picture so that a hard one stays crisp. */
export function fallOf({ angle, distance }: EffectOf<'shadow'>, scale: number) {
  const radians = (angle / 180) * Math.PI;
  return {
    dx: Math.round(-Math.cos(radians) * distance) * scale,
    dy: Math.round(Math.sin(radians) * distance) * scale,
  };
}

/** How far a stroke lies outside a shape's edge and inside it, pixels of the picture. */
function sidesOf({ size, position }: EffectOf<'stroke'>): {
  readonly outside: number;
  readonly inside: number;
} {
  const outside = position === 'outside' ? size : position === 'centre' ? size / 2 : 0;
  return { outside, inside: size - outside };
}

/**
 * The part of a stroke that lies outside, 0…1: it goes below the layer, and one pixel farther in than the edge,
 * so that no backdrop shines through between the two; null where there is none.
 */
export function strokeOutside(
  shape: Plane,
  part: Rect,
  effect: EffectOf<'stroke'>,
  scale: number,
): Float32Array | null {
  const by = sidesOf(effect).outside * scale;
  if (by === 0) return null;
  const outer = growPlane(shape, part, by, levels);
  const inner = shrinkPlane(shape, part, 1, levels);
  return Float32Array.from(outer, (value, i) => Math.max(0, value - inner[i]!) / 255);
}

/** The part of a stroke that lies inside, 0…1, to be clipped to the layer; null where there is none. */
export function strokeInside(
  shape: Plane,
  part: Rect,
  effect: EffectOf<'stroke'>,
  scale: number,
): Float32Array | null {
  const by = sidesOf(effect).inside * scale;
  if (by === 0) return null;
  const inner = shrinkPlane(shape, part, by, levels);
  // As a share of what the layer covers there: its soft edge is all stroke, its soft inside has none.
  return Float32Array.from(crop(shape.data, shape.width, part), (own, i) =>
    own > 0 ? Math.max(0, own - inner[i]!) / own : 0,
  );
}
