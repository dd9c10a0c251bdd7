import type { Pixels } from './pixels.ts';

/** A rectangle out of a picture; it must lie inside. */
export function crop(picture: Pixels, left: number, top: number, width: number, height: number): Pixels {
  const { depth, data, width: from } = picture;
  const cut = <T extends Uint8Array | Uint16Array>(all: T, out: T): T => {
    for (let y = 0; y < height; y++) {
      const start = 4 * ((top + y) * from + left);
      out.set(all.subarray(start, start + 4 * width), 4 * y * width);
    }
    return out;
  };
  const length = 4 * width * height;
  return depth === 8
    ? { depth, width, height, data: cut(data, new Uint8Array(length)) }
    : { depth, width, height, data: cut(data, new Uint16Array(length)) };
}
