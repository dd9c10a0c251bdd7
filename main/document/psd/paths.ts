import type { BezierKnot, BezierPath, LayerVectorMask } from 'ag-psd';
import type { Rect } from '../../../preload/contract/rect.ts';
import { sharp } from '../../image/sharp.ts';

/** Paths that are drawn as one: the first says how they join what is there, the others cut holes into it. */
interface Component {
  readonly operation: NonNullable<BezierPath['operation']>;
  readonly paths: BezierPath[];
}

/**
 * How much of each pixel of a rectangle the paths of a vector mask cover, 0…255. Components join one after the other
 * as Photoshop's path operations say.
 */
export async function coverOf(mask: LayerVectorMask, rect: Rect): Promise<Uint8Array> {
  const components = componentsOf(mask.paths);
  // What begins with something taken away is taken away from everything.
  const full = mask.fillStartsWithAllPixels === true || components[0]?.operation === 'subtract';
  const cover = new Uint8Array(rect.width * rect.height).fill(full ? 255 : 0);
  for (const { operation, paths } of components) join(cover, await draw(paths, rect), operation);
  if (mask.invert) for (let at = 0; at < cover.length; at += 1) cover[at] = 255 - (cover[at] ?? 0);
  return cover;
}

/** Where paths lie within the document: nothing outside need be looked at, unless all is covered but them. */
export function boundsOf(mask: LayerVectorMask, document: Rect): Rect {
  const [first] = componentsOf(mask.paths);
  if (mask.invert || mask.fillStartsWithAllPixels || first?.operation === 'subtract') return document;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { knots } of mask.paths) {
    for (const { points } of knots) {
      for (let at = 0; at + 1 < points.length; at += 2) {
        const [x = 0, y = 0] = [points[at], points[at + 1]];
        [left, top] = [Math.min(left, x), Math.min(top, y)];
        [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
      }
    }
  }
  const x = Math.max(document.x, Math.floor(left));
  const y = Math.max(document.y, Math.floor(top));
  const width = Math.min(document.x + document.width, Math.ceil(right)) - x;
  const height = Math.min(document.y + document.height, Math.ceil(bottom)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : { x: 0, y: 0, width: 0, height: 0 };
}

function componentsOf(paths: readonly BezierPath[]): readonly Component[] {
  const components: Component[] = [];
  for (const path of paths) {
    const last = components.at(-1);
    if (path.operation === undefined && last) last.paths.push(path);
    else components.push({ operation: path.operation ?? 'combine', paths: [path] });
  }
  return components;
}

/** librsvg draws the paths: white on black, smoothed. */
async function draw(paths: readonly BezierPath[], { x, y, width, height }: Rect): Promise<Uint8Array> {
  const d = paths.map(({ knots }) => outline(knots)).join(' ');
  const rule = paths[0]?.fillRule === 'non-zero' ? 'nonzero' : 'evenodd';
  const size = `width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`;
  const path = `<path d="${d}" fill="#fff" fill-rule="${rule}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${path}</svg>`;
  const { data } = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .ensureAlpha()
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data;
}

function outline(knots: readonly BezierKnot[]): string {
  const [first] = knots;
  if (!first) return '';
  const at = ({ points }: BezierKnot, pair: 0 | 1 | 2) =>
    `${finite(points[2 * pair])} ${finite(points[2 * pair + 1])}`;
  // Each knot's points are those of the curve that arrives, its own, and those of the curve that leaves.
  const curves = knots.map((knot, index) => {
    const next = knots[(index + 1) % knots.length] ?? first;
    return `C ${at(knot, 2)} ${at(next, 0)} ${at(next, 1)}`;
  });
  return `M ${at(first, 1)} ${curves.join(' ')} Z`;
}

function finite(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? value.toFixed(4) : '0';
}

function join(cover: Uint8Array, drawn: Uint8Array, operation: Component['operation']): void {
  for (let at = 0; at < cover.length; at += 1) {
    const [a, b] = [(cover[at] ?? 0) / 255, (drawn[at] ?? 0) / 255];
    const joined =
      operation === 'combine'
        ? a + b - a * b
        : operation === 'subtract'
          ? a * (1 - b)
          : operation === 'intersect'
            ? a * b
            : a + b - 2 * a * b;
    cover[at] = Math.round(255 * joined);
  }
}
