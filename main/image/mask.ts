import type { Pixels, Rgba8 } from './pixels.ts';

/**
 * How much each pixel of a picture marks, 0…255: white marks, black doesn't, and neither does what is transparent.
 * Luma by BT.601, as masks are grey anyhow.
 */
export function maskOf({ data, depth }: Pixels): Uint8Array {
  const full = depth === 8 ? 255 : 65_535;
  const mask = new Uint8Array(data.length / 4);
  for (let i = 0, at = 0; i < mask.length; i++, at += 4) {
    // Most of a mask from the window.
    if (data[at + 3] === 0) continue;
    const luma = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    mask[i] = Math.round((255 * luma * (data[at + 3] ?? 0)) / (full * full));
  }
  return mask;
}

/** The picture that marks just so: white, as opaque as it marks. */
export function pictureOfMask(mask: Uint8Array, width: number, height: number): Rgba8 {
  const data = new Uint8Array(4 * width * height).fill(255);
  mask.forEach((value, at) => (data[4 * at + 3] = value));
  return { depth: 8, width, height, data };
}
