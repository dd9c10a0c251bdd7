import type { BlendMode } from '../../../preload/contract/document.ts';
import { atop, over, takeColour, takeFloats, weigh } from '../../../preload/pixels/run.ts';
import { rgbOf } from '../../pixels/colours.ts';
import type { Plane } from '../../pixels/mask/blocks.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Styled } from './reach.ts';
import { fallOf, softShape, strokeInside, strokeOutside } from './shapes.ts';

interface Shape {
  /** Premultiplied RGBA of a layer by itself. */
  readonly pixels: Float32Array;
  readonly region: Rect;
}

/** What all effects have to be painted with. */
interface Paint {
  readonly colour: string;
  readonly opacity: number;
  readonly blend: BlendMode;
}

/**
 * Draws a layer's own pixels, which lie in `own` over `region`, with its effects, in photo editors' order: shadow,
 * glow, the stroke's outer part, the pixels with the overlay and the stroke's inner part on them. `shape` is the
 * layer farther around. The layer's opacity is how far all of it together comes through, so that no shadow
 * shows below a layer that is half transparent only by its opacity.
 */
export function drawEffects(
  { effects, opacity }: Styled,
  blend: BlendMode,
  own: Float32Array,
  shape: Shape,
  target: Float32Array,
  region: Rect,
  scale: number,
): void {
  const plane = alphaOf(shape);
  const part = { ...region, x: region.x - shape.region.x, y: region.y - shape.region.y };
  const count = region.width * region.height;
  const after = opacity < 1 ? target.slice() : target;
  const { shadow, glow, overlay, stroke } = effects;
  const below = (paint: Paint, where: Float32Array | null) => {
    if (where) put(paint, where, count, over, after);
  };
  if (shadow?.enabled) {
    const { dx, dy } = fallOf(shadow, scale);
    below(shadow, softShape(plane, part, shadow, scale, dx, dy));
  }
  if (glow?.enabled) below(glow, softShape(plane, part, glow, scale));
  if (stroke?.enabled) below(stroke, strokeOutside(plane, part, stroke, scale));
  if (overlay?.enabled) put(overlay, null, count, atop, own);
  const inside = stroke?.enabled ? strokeInside(plane, part, stroke, scale) : null;
  if (stroke && inside) put(stroke, inside, count, atop, own);
  takeFloats(own, 0, count);
  over(after, 0, count, blend);
  if (after === target) return;
  for (let i = 0; i < target.length; i += 1) target[i]! += (after[i]! - target[i]!) * opacity;
}

/** Puts a paint where its shape is, as strong as it is there; everywhere where it has none. */
function put(
  { colour, opacity, blend }: Paint,
  where: Float32Array | null,
  count: number,
  onto: typeof over,
  target: Float32Array,
): void {
  takeColour(rgbOf(colour), count);
  weigh(count, opacity, where, 0);
  onto(target, 0, count, blend);
}

function alphaOf({ pixels, region: { width, height } }: Shape): Plane {
  const data = new Uint8ClampedArray(width * height);
  for (let i = 0; i < data.length; i += 1) data[i] = pixels[4 * i + 3]! * 255;
  return { width, height, data };
}

/** The same colours without transparency, for what is to be drawn onto them and clipped to them after. */
export function asOpaque(pixels: Float32Array): Float32Array {
  const out = new Float32Array(pixels.length);
  for (let i = 0; i < out.length; i += 4) {
    const alpha = pixels[i + 3]!;
    const scale = alpha > 0 ? 1 / alpha : 0;
    for (let channel = i; channel < i + 3; channel += 1) out[channel] = Math.min(1, pixels[channel]! * scale);
    out[i + 3] = 1;
  }
  return out;
}

/** Opaque colours with the alphas that pixels have. */
export function takeOpaque(pixels: Float32Array, opaque: Float32Array): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3]!;
    for (let channel = i; channel < i + 3; channel += 1) pixels[channel] = opaque[channel]! * alpha;
  }
}
