/** Patches are squares of SIDE · SIDE pixels, named by the index of their middle. */
export const RADIUS = 3;
export const SIDE = 2 * RADIUS + 1;
export const AREA = SIDE * SIDE;

/** One scale of the picture that is being filled. Colours and texture are whole numbers: sums of their squares stay exact. */
export interface Level {
  readonly width: number;
  readonly height: number;
  /** R, G, B of each pixel, 0…{@link FULL}. Within the hole they change as it is filled. */
  readonly colours: Uint16Array;
  /** How rough the picture is there, across and down, in units that make it comparable: see `texture.ts`. */
  readonly texture: Uint16Array;
  /** 1 where the picture is to be filled. */
  readonly hole: Uint8Array;
  /** 1 where a whole patch may be taken from. */
  readonly drawable: Uint8Array;
  /** The same as a list. */
  readonly sources: Int32Array;
  /** The middles of the patches that lie in the picture and have a pixel of the hole, row by row. */
  readonly targets: Int32Array;
  /** The pixels of the hole, row by row. */
  readonly missing: Int32Array;
  /** How far each pixel lies from what is known, in pixels; 0 outside the hole. */
  readonly depth: Uint16Array;
}

/** Largest value of a colour: two bits below a byte's steps, so that slow gradients survive being averaged. */
export const FULL = 1020;

/**
 * How unlike two patches are: squared differences of their colours at every pixel and of their texture, which is
 * smooth, at five. Stops once `limit` is passed.
 */
export function patchDistance(level: Level, target: number, source: number, limit: number): number {
  const { width, colours, texture } = level;
  const row = 3 * width;
  const far = 4 * width + 4;
  const back = 4 * width - 4;
  let sum = square(texture, 2 * target, 2 * source);
  sum += square(texture, 2 * target - far, 2 * source - far);
  sum += square(texture, 2 * target - back, 2 * source - back);
  sum += square(texture, 2 * target + back, 2 * source + back);
  sum += square(texture, 2 * target + far, 2 * source + far);
  let a = 3 * target - RADIUS * (row + 3);
  let b = 3 * source - RADIUS * (row + 3);
  for (let y = 0; y < SIDE; y++, a += row, b += row) {
    if (sum >= limit) return sum;
    for (let k = 0; k < 3 * SIDE; k++) {
      const difference = colours[a + k]! - colours[b + k]!;
      sum += difference * difference;
    }
  }
  return sum;
}

function square(texture: Uint16Array, a: number, b: number): number {
  const across = texture[a]! - texture[b]!;
  const down = texture[a + 1]! - texture[b + 1]!;
  return across * across + down * down;
}

/** {@link patchDistance} by the target's known pixels alone, as if all were like them. */
export function knownDistance(
  level: Level,
  known: Uint8Array,
  target: number,
  source: number,
  limit: number,
): number {
  const { width, colours, texture } = level;
  let sum = 0;
  let count = 0;
  for (let y = -RADIUS; y <= RADIUS; y++) {
    for (let x = -RADIUS; x <= RADIUS; x++) {
      const a = target + y * width + x;
      if (known[a] === 0) continue;
      const b = source + y * width + x;
      count++;
      for (let c = 0; c < 3; c++) {
        const difference = colours[3 * a + c]! - colours[3 * b + c]!;
        sum += difference * difference;
      }
      sum += (5 / AREA) * square(texture, 2 * a, 2 * b);
    }
    if (sum >= limit) return sum;
  }
  return count === 0 ? 2 ** 30 : Math.round((sum * AREA) / count);
}
