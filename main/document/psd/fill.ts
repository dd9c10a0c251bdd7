import type { EffectSolidGradient, ExtraGradientInfo, VectorContent } from 'ag-psd';
import type { Rect } from '../../../preload/contract/rect.ts';

type Gradient = EffectSolidGradient & ExtraGradientInfo;
type Rgba = readonly [number, number, number, number];

/** RGBA of what a fill or shape layer paints over a rectangle; null for a pattern or a gradient of noise. */
export function fillOf(content: VectorContent, rect: Rect): Uint8Array | null {
  if (content.type === 'color') {
    if (!('r' in content.color)) return null;
    const { r, g, b } = content.color;
    return Buffer.alloc(rect.width * rect.height * 4, Uint8Array.of(r, g, b, 255));
  }
  return content.type === 'solid' ? gradientOver(content, rect) : null;
}

/** A gradient as Photoshop lays it: about the layer's middle, as long as the layer is in the gradient's direction. */
function gradientOver(gradient: Gradient, { width, height }: Rect): Uint8Array {
  const { style = 'linear', angle = 0, reverse = false, scale = 1, offset } = gradient;
  const radians = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(radians), -Math.sin(radians)];
  const length = Math.max(1e-6, (Math.abs(width * dx) + Math.abs(height * dy)) * scale);
  const middleX = width * (0.5 + (offset?.x ?? 0));
  const middleY = height * (0.5 + (offset?.y ?? 0));
  const along = (x: number, y: number): number => {
    const [u, v] = [x * dx + y * dy, x * -dy + y * dx];
    switch (style) {
      case 'radial':
        return Math.hypot(x, y) / (length / 2);
      case 'reflected':
        return Math.abs(u) / (length / 2);
      case 'diamond':
        return (Math.abs(u) + Math.abs(v)) / (length / 2);
      case 'angle':
        return (Math.atan2(-v, u) / (2 * Math.PI) + 1) % 1;
      default:
        return u / length + 0.5;
    }
  };
  const colours = Array.from({ length: 1025 }, (_, at) => colourAt(gradient, at / 1024));
  const out = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const t = Math.min(1, Math.max(0, along(x + 0.5 - middleX, y + 0.5 - middleY)));
      const colour = colours[Math.round((reverse ? 1 - t : t) * 1024)];
      if (colour) out.set(colour, (y * width + x) * 4);
    }
  }
  return out;
}

interface Stop {
  readonly location: number;
  readonly midpoint: number;
}

function colourAt({ colorStops, opacityStops }: Gradient, t: number): Rgba {
  const [r, g, b] = between(colorStops, t, ({ color }) =>
    'r' in color ? [color.r, color.g, color.b] : [0, 0, 0],
  ) ?? [0, 0, 0];
  const [opacity] = between(opacityStops, t, (stop) => [stop.opacity]) ?? [1];
  return [r ?? 0, g ?? 0, b ?? 0, (opacity ?? 1) * 255].map(Math.round) as unknown as Rgba;
}

/** Between the stops around a place: halfway at the earlier one’s midpoint; null where there are no stops. */
function between<S extends Stop>(
  stops: readonly S[],
  t: number,
  valuesOf: (stop: S) => readonly number[],
): readonly number[] | null {
  const sorted = [...stops].sort((a, b) => a.location - b.location);
  const next = sorted.findIndex(({ location }) => location >= t);
  const [before, after] = [sorted[next - 1], sorted[next]];
  const last = sorted.at(-1);
  if (!last) return null;
  if (!after) return valuesOf(last);
  if (!before) return valuesOf(after);
  const share = (t - before.location) / (after.location - before.location);
  const middle = Math.min(0.99, Math.max(0.01, before.midpoint));
  const eased = share <= middle ? share / middle / 2 : 0.5 + (share - middle) / (1 - middle) / 2;
  const [from, to] = [valuesOf(before), valuesOf(after)];
  return from.map((value, at) => value + ((to[at] ?? value) - value) * eased);
}
