import type { Pixels } from './pixels.ts';
import { alphaOf, fromPlanes, toPlanes } from './planes.ts';
import { resizeChannels } from './resample.ts';

/**
 * Resizes pixels with their alpha. Colours are weighted by alpha while they are averaged, so that what
 * lies hidden under transparent pixels does not bleed into the edges (Porter & Duff 1984). Where nothing
 * is visible the colour becomes black. Same depth as before.
 */
export function resizeRgba(pixels: Pixels, width: number, height: number): Pixels {
  const planes = toPlanes(pixels);
  const alpha = alphaOf(pixels);
  const size = alpha.length;
  const weighted = new Float32Array(4 * size);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < size; i++)
      weighted[c * size + i] = (planes.data[c * size + i] ?? 0) * (alpha[i] ?? 0);
  }
  weighted.set(alpha, 3 * size);

  const resized = resizeChannels(weighted, 4, pixels.width, pixels.height, width, height);
  const target = width * height;
  const coverage = resized.subarray(3 * target);
  const data = resized.subarray(0, 3 * target);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < target; i++) {
      const covered = coverage[i] ?? 0;
      data[c * target + i] = covered > 0 ? (data[c * target + i] ?? 0) / covered : 0;
    }
  }
  return fromPlanes({ width, height, data }, pixels.depth, coverage);
}
