import { tileSide } from '../../../preload/contract/document.ts';
import { boundsUnder, chain, determinant, invert } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { contentBounds, edit, eachTile, emptyRaster } from '../raster.ts';
import type { Raster, RasterEditor } from '../raster.ts';
import { isEmpty } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { exactly, moveExactly } from './exact.ts';
import { mapBlock, metricOf, mostSource, sourceOf } from './general.ts';
import { tapsOf } from './kernel.ts';
import type { Interpolation } from './kernel.ts';
import { scaleBlock } from './scale.ts';

/** Work in pieces. It yields after each how many pixels that were; asking for no more stops it. */
export type Work<T> = Generator<number, T>;

/** Does work at one go. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * A raster under a map of the document's plane. Moves by whole pixels, quarter turns and mirroring keep
 * every byte; anything else is resampled once. A map onto a line leaves nothing.
 */
export function* transformRaster(raster: Raster, map: Affine, how: Interpolation): Work<Raster> {
  const exact = exactly(map);
  if (exact) return moveExactly(raster, exact);
  const nothing = emptyRaster(raster.channels, raster.outside);
  if (Math.abs(determinant(map)) < 1e-12) return nothing;
  const upright = uprightOf(map);
  const turned = upright ? moveExactly(raster, upright.before) : raster;
  const content = contentBounds(turned);
  if (isEmpty(content)) return nothing;
  const bounds = boundsUnder(upright?.scale ?? map, content);
  const editor = edit({ ...nothing, x: bounds.x, y: bounds.y });
  const block = upright
    ? scaling(turned, content, upright.scale, how, bounds)
    : mapping(turned, content, map, how);
  yield* eachBlock(bounds, editor, block);
  return editor.finish();
}

type Block = (part: Rect) => Generator<{ readonly part: Rect; readonly data: Uint8ClampedArray }>;

function* eachBlock(bounds: Rect, editor: RasterEditor, block: Block): Work<void> {
  const parts: Rect[] = [];
  eachTile(bounds, bounds, (_, part) => parts.push(part));
  for (const part of parts) {
    for (const { part: piece, data } of block(part)) {
      editor.write(piece, data);
      yield piece.width * piece.height;
    }
  }
}

function scaling(raster: Raster, content: Rect, map: Affine, how: Interpolation, bounds: Rect): Block {
  const across = { scale: map.a, shift: map.e };
  const down = { scale: map.d, shift: map.f };
  const columns = tapsOf(how, across, [content.x, content.x + content.width], bounds.x, bounds.width);
  const rows = tapsOf(how, down, [content.y, content.y + content.height], bounds.y, bounds.height);
  const inverse = invert(map);
  const metric = metricOf(map);
  return function* (part) {
    if (isBlank(raster, sourceOf(inverse, metric, how, content, part))) return;
    yield { part, data: scaleBlock(raster, columns, rows, bounds, part) };
  };
}

function mapping(raster: Raster, content: Rect, map: Affine, how: Interpolation): Block {
  const inverse = invert(map);
  const metric = metricOf(map);
  return function* pieces(part): ReturnType<Block> {
    const source = sourceOf(inverse, metric, how, content, part);
    if (isEmpty(source) || isBlank(raster, source)) return;
    if (source.width * source.height > mostSource && Math.max(part.width, part.height) > 1) {
      for (const half of halves(part)) yield* pieces(half);
      return;
    }
    yield { part, data: mapBlock(raster, content, inverse, metric, how, part) };
  };
}

function halves({ x, y, width, height }: Rect): readonly [Rect, Rect] {
  if (width >= height) {
    const half = Math.floor(width / 2);
    return [
      { x, y, width: half, height },
      { x: x + half, y, width: width - half, height },
    ];
  }
  const half = Math.floor(height / 2);
  return [
    { x, y, width, height: half },
    { x, y: y + half, width, height: height - half },
  ];
}

/** Whether no tile lies in a part of a raster. */
function isBlank(raster: Raster, rect: Rect): boolean {
  let blank = true;
  eachTile(raster, rect, ({ key }) => {
    if (raster.tiles.has(key)) blank = false;
  });
  return blank;
}

/** A map along the axes as one that only moves pixels and then a scaling by positive numbers. */
function uprightOf(map: Affine): { readonly before: Affine; readonly scale: Affine } | null {
  const { a, b, c, d } = map;
  const hair = 1e-12;
  const straight = Math.abs(b) < hair && Math.abs(c) < hair;
  const turned = Math.abs(a) < hair && Math.abs(d) < hair;
  if (!straight && !turned) return null;
  const before: Affine = straight
    ? { a: Math.sign(a), b: 0, c: 0, d: Math.sign(d), e: 0, f: 0 }
    : { a: 0, b: Math.sign(b), c: Math.sign(c), d: 0, e: 0, f: 0 };
  return { before, scale: chain(invert(before), map) };
}

/** About how many pixels a transformation works out: for estimates and progress. */
export function pixelsOf(raster: Raster, map: Affine): number {
  return exactly(map) ? 0 : raster.tiles.size * tileSide * tileSide * Math.abs(determinant(map));
}
