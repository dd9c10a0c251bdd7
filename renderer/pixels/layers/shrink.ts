import { tileSide } from '../../../preload/contract/document.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import { tileKey } from '../tile.ts';

/** Samples along each side of a pixel of the small picture, at most: enough for a thumbnail's eyes. */
const mostSamples = 4;

/**
 * A part of a raster made small: width · height · channels bytes, each the mean of up to 16 pixels of the
 * part it stands for (colours weighted by alpha). Costs what the small picture has, not what the raster has.
 */
export function shrink(
  raster: Raster,
  part: Rect,
  width: number,
  height: number,
  samples = mostSamples,
): Uint8ClampedArray<ArrayBuffer> {
  const { channels } = raster;
  const out = new Uint8ClampedArray(width * height * channels);
  const across = positions(part.x - raster.x, part.width, width, samples);
  const down = positions(part.y - raster.y, part.height, height, samples);
  const perPixel = across.samples * down.samples;
  const sums = new Float64Array(width * channels);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let line = y * down.samples; line < (y + 1) * down.samples; line += 1)
      addLine(raster, across.at, down.at[line]!, across.samples, sums);
    if (channels === 1) for (let x = 0; x < width; x += 1) out[y * width + x] = sums[x]! / perPixel;
    else straighten(sums, perPixel, out, y * width * 4);
  }
  return out;
}

/** Where the samples lie, in whole pixels of the raster's own space. */
function positions(
  from: number,
  length: number,
  count: number,
  most: number,
): { readonly samples: number; readonly at: Int32Array } {
  const samples = Math.max(1, Math.min(most, Math.floor(length / count)));
  const step = length / (count * samples);
  const at = Int32Array.from({ length: count * samples }, (_, i) => Math.floor(from + (i + 0.5) * step));
  return { samples, at };
}

/** Adds the samples of one line: of a mask its value, of colours each times alpha, and alpha. */
function addLine(
  { channels, outside, tiles }: Raster,
  across: Int32Array,
  line: number,
  samples: number,
  sums: Float64Array,
): void {
  const row = Math.floor(line / tileSide);
  const start = (line - row * tileSide) * tileSide;
  let column = NaN;
  let data: Uint8ClampedArray | undefined;
  for (let i = 0; i < across.length; i += 1) {
    const x = across[i]!;
    const within = Math.floor(x / tileSide);
    if (within !== column) {
      column = within;
      data = tiles.get(tileKey(column, row))?.data;
    }
    const at = (start + x - column * tileSide) * channels;
    const to = Math.floor(i / samples) * channels;
    if (channels === 1) sums[to]! += data ? data[at]! : outside;
    else if (data) {
      const alpha = data[at + 3]!;
      sums[to]! += data[at]! * alpha;
      sums[to + 1]! += data[at + 1]! * alpha;
      sums[to + 2]! += data[at + 2]! * alpha;
      sums[to + 3]! += alpha;
    }
  }
}

function straighten(sums: Float64Array, perPixel: number, out: Uint8ClampedArray, start: number): void {
  for (let i = 0; i < sums.length; i += 4) {
    const alpha = sums[i + 3]!;
    if (alpha === 0) continue;
    out[start + i] = sums[i]! / alpha;
    out[start + i + 1] = sums[i + 1]! / alpha;
    out[start + i + 2] = sums[i + 2]! / alpha;
    out[start + i + 3] = alpha / perPixel;
  }
}
