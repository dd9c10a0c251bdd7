import { tileSide } from '../../../preload/contract/document.ts';
import { boundsUnder, chain, determinant, invert } from '../affine.ts';
import type { Affine } from '../affine.ts';
import { contentBounds, eachTile, edit, emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { isEmpty, unite } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { within } from '../within.ts';
import { compute, runsOf } from '../work.ts';
import type { Task, Work } from '../work.ts';
import { exactly, moveExactly } from './exact.ts';
import { mapBlock, metricOf, mostSource, sourceOf } from './general.ts';
import { tapsOf } from './kernel.ts';
import type { Interpolation } from './kernel.ts';
import { scaleBlock } from './scale.ts';

/**
 * A raster under a map of the document's plane. Moves by whole pixels, quarter turns and mirroring keep
 * every byte; anything else is resampled once. A map onto a line leaves nothing.
 */
export function* transformRaster(raster: Raster, map: Affine, how: Interpolation): Work<Raster> {
  const exact = exactly(map);
  if (exact) return yield* moveExactly(raster, exact);
  const nothing = emptyRaster(raster.channels, raster.outside);
  if (Math.abs(determinant(map)) < 1e-12) return nothing;
  const upright = uprightOf(map);
  const turned = upright ? yield* moveExactly(raster, upright.before) : raster;
  const content = contentBounds(turned);
  if (isEmpty(content)) return nothing;
  const straight = upright?.scale ?? map;
  const bounds = boundsUnder(straight, content);
  const plan = { map: straight, upright: upright !== null, how, content, bounds };
  const editor = edit({ ...nothing, x: bounds.x, y: bounds.y });
  for (const batch of runsOf(blocksOf(turned, plan), together)) {
    for (const pieces of yield* compute(blocks, batch, pixelsIn)) {
      for (const { part, data } of pieces) editor.write(part, data);
    }
  }
  return editor.finish();
}

/** What is the same for every block of a resampled raster. */
interface Plan {
  /** Onto the document's plane; for an upright one a scaling by positive numbers. */
  readonly map: Affine;
  readonly upright: boolean;
  readonly how: Interpolation;
  /** Where the source has anything, and where the result comes to lie. */
  readonly content: Rect;
  readonly bounds: Rect;
}

interface Block extends Plan {
  readonly raster: Raster;
  readonly parts: readonly Rect[];
}

interface Piece {
  readonly part: Rect;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Blocks that are computed before the next are thought of, and tiles of each: 16 MB of results in flight. */
const together = 16;
const tilesEach = 4;

/** The tiles of the result, a few beside each other at a time, with just what of the source they are made from. */
function blocksOf(raster: Raster, plan: Plan): readonly Block[] {
  const { map, how, content, bounds } = plan;
  const inverse = invert(map);
  const metric = metricOf(map);
  const rows = new Map<number, Rect[]>();
  eachTile(bounds, bounds, ({ row }, part) => {
    rows.set(row, [...(rows.get(row) ?? []), part]);
  });
  return [...rows.values()]
    .flatMap((row) => runsOf(row, tilesEach))
    .map((parts) => {
      const source = parts.map((part) => sourceOf(inverse, metric, how, content, part)).reduce(unite);
      return { ...plan, raster: within(raster, source), parts };
    })
    .filter(({ raster: { tiles } }) => tiles.size > 0);
}

function pixelsIn({ parts }: Block): number {
  return parts.reduce((sum, { width, height }) => sum + width * height, 0);
}

/** Resamples some tiles of a result. */
export const blocks: Task<Block, readonly Piece[]> = {
  name: 'resample',
  run: (block) => {
    const make = block.upright ? scaling(block) : mapping(block);
    return block.parts.flatMap((part) => [...make(part)]);
  },
};

type Make = (part: Rect) => Generator<Piece>;

function scaling({ raster, content, map, how, bounds }: Block): Make {
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

function mapping({ raster, content, map, how }: Block): Make {
  const inverse = invert(map);
  const metric = metricOf(map);
  return function* pieces(part): ReturnType<Make> {
    const source = sourceOf(inverse, metric, how, content, part);
    if (isEmpty(source) || isBlank(raster, source)) return;
    if (source.width * source.height > mostSource && Math.max(part.width, part.height) > 1) {
      for (const half of halves(part)) yield* pieces(half);
      return;
    }
    yield { part, data: mapBlock(raster, content, inverse, metric, how, part) };
  };
}

export function halves({ x, y, width, height }: Rect): readonly [Rect, Rect] {
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
