import { randomSource } from './noise.ts';
import type { Planes } from './pixels.ts';

/** Radii of leaves, in shorter sides of the picture. */
const RADIUS = { least: 1 / 60, most: 1 / 2 };

/**
 * A picture that is like no photo and yet, statistically, like them all: leaves of any size that hide each other, which has
 * the edges and the scales of natural pictures (Lee, Mumford, Huang 2001, Occlusion Models for Natural Images: radii by the
 * inverse cube). Each leaf has a colour of its own and is lit from some side. The same seed gives the same picture.
 */
export function deadLeaves(width: number, height: number, seed: number): Planes {
  const next = randomSource(seed);
  const spread = (range: number) => range * (next() - 0.5);
  const size = width * height;
  const data = new Float32Array(3 * size);
  const covered = new Uint8Array(size);
  const shorter = Math.min(width, height);
  // From the front: what is covered stays.
  for (let left = size; left > 0;) {
    const radius = Math.min(RADIUS.most, RADIUS.least / Math.sqrt(1 - next())) * shorter;
    const x = next() * (width + 2 * radius) - radius;
    const y = next() * (height + 2 * radius) - radius;
    const lightness = next();
    const colour = [0, 1, 2].map(() => lightness + spread(0.3));
    const [across, down] = [spread(0.3) / radius, spread(0.3) / radius];
    for (let row = Math.max(0, Math.ceil(y - radius)); row < Math.min(height, y + radius); row++) {
      const half = Math.sqrt(Math.max(0, radius ** 2 - (row - y) ** 2));
      for (let column = Math.max(0, Math.ceil(x - half)); column < Math.min(width, x + half); column++) {
        const at = row * width + column;
        if (covered[at] === 1) continue;
        covered[at] = 1;
        left -= 1;
        const light = across * (column - x) + down * (row - y);
        colour.forEach((value, c) => (data[c * size + at] = Math.min(1, Math.max(0, value + light))));
      }
    }
  }
  return { width, height, data };
}
