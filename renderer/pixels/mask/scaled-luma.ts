import { luma } from './colour-range.ts';
import type { Size } from './tiles.ts';

/** How bright a picture (RGBA) is, 0…255, at another size: bilinear between the centres of its pixels. */
export function scaledLuma(
  picture: Size & { readonly data: Uint8ClampedArray },
  size: Size,
): Uint8ClampedArray {
  const grey = new Float32Array(picture.width * picture.height);
  const { data } = picture;
  for (let i = 0; i < grey.length; i += 1)
    grey[i] = luma(data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!, data[4 * i + 3]!);
  const out = new Uint8ClampedArray(size.width * size.height);
  for (let y = 0; y < size.height; y += 1) {
    const [top, bottom, down] = between(y, size.height, picture.height);
    for (let x = 0; x < size.width; x += 1) {
      const [left, right, across] = between(x, size.width, picture.width);
      const a = mix(grey[top * picture.width + left]!, grey[top * picture.width + right]!, across);
      const b = mix(grey[bottom * picture.width + left]!, grey[bottom * picture.width + right]!, across);
      out[y * size.width + x] = Math.round(mix(a, b, down));
    }
  }
  return out;
}

/** The two pixels around the place of a pixel of the other size, and how far between them it lies. */
function between(at: number, of: number, length: number): readonly [number, number, number] {
  const place = Math.min(length - 1, Math.max(0, ((at + 0.5) * length) / of - 0.5));
  const first = Math.floor(place);
  return [first, Math.min(length - 1, first + 1), place - first];
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
