import { determinant, invert } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { contentBounds, eachTile, edit, emptyRaster, read } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect, isEmpty, piecesOf, unite } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { behind, cellsOf } from '../surface/grid.ts';
import type { Cell } from '../surface/grid.ts';
import { invertProjective } from '../surface/projective.ts';
import { finding, spotOf } from '../surface/surface.ts';
import type { Finding, Spot, Surface } from '../surface/surface.ts';
import { within } from '../within.ts';
import { compute, runsOf } from '../work.ts';
import type { Task, Work } from '../work.ts';
import { metricOf, mostSource, nearest, reachOf, smooth } from './general.ts';
import type { Metric } from './general.ts';
import { overlap } from './kernel.ts';
import type { Interpolation } from './kernel.ts';
import { halves } from './resample.ts';
import { settle, weigh } from './scale.ts';

/** Blocks that are computed before the next are thought of. */
const together = 32;
/** The kernel follows how the surface lies in squares of so many pixels. */
const square = 16;

interface Block {
  readonly raster: Raster;
  readonly surface: Surface;
  readonly content: Rect;
  readonly how: Interpolation;
  readonly part: Rect;
}

interface Piece {
  readonly part: Rect;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A raster on a surface: what of it lies in the surface's rectangle, resampled once. */
export function* bendRaster(raster: Raster, surface: Surface, how: Interpolation): Work<Raster> {
  const nothing = emptyRaster(raster.channels, raster.outside);
  const content = intersect(contentBounds(raster), surface.from);
  if (isEmpty(content)) return nothing;
  const cells = cellsOf(surface, room(surface, content));
  const bounds = cells.map((cell) => cell.bounds).reduce(unite);
  const editor = edit({ ...nothing, x: bounds.x, y: bounds.y });
  const blocks: Block[] = [];
  eachTile(bounds, bounds, (_, part) => {
    const source = sourceFor(cells, content, how, part);
    if (isEmpty(source)) return;
    const own = within(raster, source);
    if (own.tiles.size > 0) blocks.push({ raster: own, surface, content, how, part });
  });
  for (const batch of runsOf(blocks, together)) {
    for (const pieces of yield* compute(bends, batch, ({ part }) => part.width * part.height)) {
      for (const { part, data } of pieces) editor.write(part, data);
    }
  }
  return editor.finish();
}

/** Resamples a tile of a result. */
export const bends: Task<Block, readonly Piece[]> = {
  name: 'bend',
  run: (block) => [...pieces(block, cellsOf(block.surface, room(block.surface, block.content)))],
};

/** The content and as much around it as pixels at its edge may reach over. */
function room(surface: Surface, content: Rect): Rect {
  const middle = spotOf(surface, content.x + content.width / 2, content.y + content.height / 2);
  const scale = Math.sqrt(Math.abs(determinant(affineOf(middle))));
  return expand(content, Math.ceil(2 / Math.min(1, Math.max(0.05, scale))));
}

function* pieces(block: Block, cells: readonly Cell[]): Generator<Piece> {
  const { part, how, content } = block;
  const source = sourceFor(cells, content, how, part);
  if (isEmpty(source)) return;
  if (source.width * source.height > mostSource && Math.max(part.width, part.height) > 1) {
    for (const half of halves(part)) yield* pieces({ ...block, part: half }, cells);
    return;
  }
  yield { part, data: bendBlock(block, cells, source) };
}

/** The part of the source that a block of the result is made from. */
function sourceFor(cells: readonly Cell[], content: Rect, how: Interpolation, part: Rect): Rect {
  const near = cells.filter(({ bounds }) => !isEmpty(intersect(bounds, part)));
  const { x, y, width, height } = behind(near, part);
  if (width === 0) return { x, y, width, height };
  let [across, down] = [1, 1];
  for (const { corners } of near) {
    for (const spot of corners) {
      const wide = reachOf(how, metricOf(affineOf(spot)));
      across = Math.max(across, Math.min(content.width, Math.ceil(wide.x) + 1));
      down = Math.max(down, Math.min(content.height, Math.ceil(wide.y) + 1));
    }
  }
  return intersect(content, {
    ...{ x: x - across, y: y - down },
    ...{ width: width + 2 * across, height: height + 2 * down },
  });
}

/** The affine map that a surface is close to a point of it, but for where it lies. */
function affineOf({ xx, xy, yx, yy }: Spot): Affine {
  return { a: xx, b: yx, c: xy, d: yy, e: 0, f: 0 };
}

function bendBlock(
  { raster, surface, content, how, part }: Block,
  cells: readonly Cell[],
  block: Rect,
): Uint8ClampedArray<ArrayBuffer> {
  const { channels, outside } = raster;
  const source = new Float32Array(block.width * block.height * channels);
  weigh(read(raster, block), 0, source, channels, outside);
  const sums = new Float32Array(part.width * part.height * channels);
  const coverage = new Float32Array(part.width * part.height);
  const places = surface.patch ? placesOnPatch(surface, cells, part) : placesOnPlane(surface, part);
  const hard = how === 'nearest';
  for (const piece of piecesOf(part, square)) {
    const map = mapIn(surface, places, part, piece);
    if (!map) continue;
    const inverse = invert(map);
    const [unitX, unitY] = [Math.hypot(inverse.a, inverse.c), Math.hypot(inverse.b, inverse.d)];
    const sample =
      how === 'nearest'
        ? nearest(source, block, channels)
        : smooth(source, block, channels, straightened(metricOf(map)), how);
    for (let y = piece.y - part.y; y < piece.y - part.y + piece.height; y += 1) {
      for (let x = piece.x - part.x; x < piece.x - part.x + piece.width; x += 1) {
        const at = y * part.width + x;
        const sx = places[2 * at]!;
        const sy = places[2 * at + 1]!;
        if (Number.isNaN(sx)) continue;
        const share =
          overlap((sx - content.x) / unitX, (content.x + content.width - sx) / unitX, hard) *
          overlap((sy - content.y) / unitY, (content.y + content.height - sy) / unitY, hard);
        if (share === 0) continue;
        coverage[at] = share;
        sample(sx, sy, sums, at * channels);
      }
    }
  }
  return settle(sums, raster, (x, y) => coverage[y * part.width + x]!, part);
}

/** A kernel that leans so little lies along the grid, where it takes a third of the time. */
function straightened(metric: Metric): Metric {
  return Math.abs(metric.xy) < 0.08 ? { ...metric, xy: 0 } : metric;
}

/** What the surface is like in a square of a block, by the pixel in its middle or the next that lies on it. */
function mapIn(surface: Surface, places: Float64Array, part: Rect, piece: Rect): Affine | null {
  const count = piece.width * piece.height;
  const middle = Math.floor(piece.height / 2) * piece.width + Math.floor(piece.width / 2);
  for (let step = 0; step < count; step += 1) {
    const index = (middle + step) % count;
    const row = piece.y - part.y + Math.floor(index / piece.width);
    const at = 2 * (row * part.width + piece.x - part.x + (index % piece.width));
    if (Number.isNaN(places[at])) continue;
    const map = affineOf(spotOf(surface, places[at]!, places[at + 1]!));
    if (Math.abs(determinant(map)) > 1e-9) return map;
  }
  return null;
}

/** For each pixel of a part, where in the source its middle comes from: x and y, or not a number. */
function placesOnPlane({ onto }: Surface, part: Rect): Float64Array {
  const back = invertProjective(onto);
  const out = new Float64Array(part.width * part.height * 2);
  for (let row = 0, at = 0; row < part.height; row += 1) {
    const y = part.y + row + 0.5;
    for (let column = 0; column < part.width; column += 1, at += 2) {
      const x = part.x + column + 0.5;
      const w = back.g * x + back.h * y + back.i;
      const sourceX = (back.a * x + back.b * y + back.c) / w;
      const sourceY = (back.d * x + back.e * y + back.f) / w;
      // What lies behind the eye comes from nowhere.
      const seen = onto.g * sourceX + onto.h * sourceY + onto.i > 0;
      out[at] = seen ? sourceX : NaN;
      out[at + 1] = seen ? sourceY : NaN;
    }
  }
  return out;
}

/** The same on a patch: each cell as two triangles says where about, and Newton's method where. */
function placesOnPatch(surface: Surface, cells: readonly Cell[], part: Rect): Float64Array {
  const out = new Float64Array(part.width * part.height * 2).fill(NaN);
  const find = finding(surface);
  for (const cell of cells) {
    if (isEmpty(intersect(cell.bounds, part))) continue;
    const [p, q, r, s] = cell.corners;
    const { x0, y0, x1, y1 } = cell;
    fillTriangle(find, part, out, [p, q, r], [x0, y0, x1, y0, x1, y1]);
    fillTriangle(find, part, out, [p, r, s], [x0, y0, x1, y1, x0, y1]);
  }
  return out;
}

function fillTriangle(
  find: Finding,
  part: Rect,
  out: Float64Array,
  [p, q, r]: readonly [Spot, Spot, Spot],
  [px, py, qx, qy, rx, ry]: readonly [number, number, number, number, number, number],
): void {
  const size = (q.x - p.x) * (r.y - p.y) - (r.x - p.x) * (q.y - p.y);
  if (Math.abs(size) < 1e-12) return;
  const left = Math.max(0, Math.floor(Math.min(p.x, q.x, r.x)) - part.x - 1);
  const right = Math.min(part.width, Math.ceil(Math.max(p.x, q.x, r.x)) - part.x + 1);
  const top = Math.max(0, Math.floor(Math.min(p.y, q.y, r.y)) - part.y - 1);
  const bottom = Math.min(part.height, Math.ceil(Math.max(p.y, q.y, r.y)) - part.y + 1);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = 2 * (y * part.width + x);
      if (!Number.isNaN(out[at])) continue;
      const dx = part.x + x + 0.5 - p.x;
      const dy = part.y + y + 0.5 - p.y;
      const b = (dx * (r.y - p.y) - (r.x - p.x) * dy) / size;
      const c = ((q.x - p.x) * dy - dx * (q.y - p.y)) / size;
      // A little more than the triangle: its sides are curves.
      if (b < -slack || c < -slack || b + c > 1 + slack) continue;
      const guessX = px + b * (qx - px) + c * (rx - px);
      const guessY = py + b * (qy - py) + c * (ry - py);
      find(part.x + x + 0.5, part.y + y + 0.5, guessX, guessY, out, at);
    }
  }
}

const slack = 0.02;
