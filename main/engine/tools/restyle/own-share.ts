import { settle, type Rows } from '../../runtime/rows.ts';

/**
 * How far a photo's values lie from their middle, on average, from where on it has enough in it: 97 of 100 of the photographs
 * of the training lie above.
 */
const ENOUGH = 0.05;

/** Of so many pixels it is read off, evenly spread. */
const PIXELS = 1 << 16;

/**
 * How much of what a network's instance norms find is to be the photo's own: all for ordinary photos. The less there is in
 * a photo (a white page, line art), the more would its noise become strokes, since the norms stretch whatever they
 * find to the same contrast; so the rest is a typical picture's. Mean deviations from the median, by which a few
 * thin lines count little; squared, since the norms take squares too.
 * @returns 0…1.
 */
export async function ownShare(photo: Rows): Promise<number> {
  const { channels, width, height } = photo;
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / PIXELS)));
  const some: number[][] = Array.from({ length: channels }, () => []);
  const read = photo.reader();
  for (let y = step >> 1; y < height; y += step) {
    const row = await settle(read(y, y + 1));
    for (const [c, values] of some.entries())
      for (let x = step >> 1; x < width; x += step) values.push(row[c * width + x] ?? 0);
  }
  const mean = some.reduce((sum, values) => sum + fromMedian(Float32Array.from(values)), 0) / channels;
  return Math.min(1, (mean / ENOUGH) ** 2);
}

function fromMedian(values: Float32Array): number {
  const median = values.toSorted()[values.length >> 1] ?? 0;
  return values.reduce((total, value) => total + Math.abs(value - median), 0) / values.length;
}
