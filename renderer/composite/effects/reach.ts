import type { Effects } from '../../../preload/contract/effects.ts';
import { gaussianReach } from '../../../preload/pixels/gaussian.ts';
import type { Group, PictureLayer, PixelLayer } from '../../picture/document.ts';
import { expand } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';

/** A layer that has effects. */
export type Styled = (PixelLayer | Group) & { readonly effects: Effects };

export function hasEffects(layer: PictureLayer): layer is Styled {
  if (layer.kind === 'adjustment' || !layer.effects) return false;
  const { shadow, glow, overlay, stroke } = layer.effects;
  return [shadow, glow, overlay, stroke].some((effect) => effect?.enabled === true);
}

/** How a soft edge is made in pixels of a view: first it is moved outwards, then blurred over what is left. */
export function softness(
  { size, spread }: { readonly size: number; readonly spread: number },
  scale: number,
) {
  const whole = size * scale;
  const grown = (whole * spread) / 100;
  // A Gaussian has faded at about twice its standard deviation.
  return { grown, sigma: (whole - grown) / 2 };
}

/** How far from a layer's own pixels its effects reach, in pixels that are `scale` times the picture's size. */
export function effectsReach(effects: Effects | undefined, scale: number): number {
  if (!effects) return 0;
  const { shadow, glow, stroke } = effects;
  const soft = [shadow, glow].map((effect) => {
    if (!effect?.enabled) return 0;
    const { grown, sigma } = softness(effect, scale);
    // One more for the rim of what is grown, and one for a shadow that falls between pixels.
    return Math.ceil(grown) + gaussianReach(sigma) + 2;
  });
  const [shade = 0, light = 0] = soft;
  const fall = shadow?.enabled ? Math.ceil(shadow.distance * scale) : 0;
  const line = stroke?.enabled ? Math.ceil(stroke.size * scale) + 2 : 0;
  return Math.max(shade + fall, light, line);
}

/** Squares in which the widest blurs are done: regions that begin where they do agree on them. */
const square = 32;

/** What must be known of a layer's own pixels to draw its effects in a region. */
export function regionFor(effects: Effects, region: Rect, scale: number): Rect {
  const { x, y, width, height } = expand(region, effectsReach(effects, scale));
  const left = Math.floor(x / square) * square;
  const top = Math.floor(y / square) * square;
  return { x: left, y: top, width: x + width - left, height: y + height - top };
}
