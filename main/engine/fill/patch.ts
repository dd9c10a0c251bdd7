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
  /** R, G, B of what is proposed there, in like units: see `guide.ts`. */
  readonly guide?: Uint16Array;
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
  /** The sums of R, G and B over the patch around each pixel. */
  readonly sums: Int32Array;
}

/** Largest value of a colour: two bits below a byte's steps, so that slow gradients survive being averaged. */
export const FULL = 1020;

/** More than any two patches are unlike. */
export const WORST = 2 ** 30;

/** A source patch may be made so much lighter or darker, in each colour (Darabi et al. 2012, section 3.1: bias). */
const BIAS = 100;
/** Which share of what that gains counts: a patch that fits as it is comes first. */
const GAIN = 0.75;

/** What is added to a source patch's colour to bring its mean nearer to the target's. */
export function biasOf({ sums }: Level, target: number, source: number, channel: number): number {
  const wanted = (sums[3 * target + channel]! - sums[3 * source + channel]!) / AREA;
  return Math.max(-BIAS, Math.min(BIAS, wanted));
}

/** By how much their squared differences are less with {@link biasOf}: Σ (t − s)² − Σ (t − s − b)². */
function gainOf(level: Level, target: number, source: number): number {
  const { sums } = level;
  let gain = 0;
  for (let c = 0; c < 3; c++) {
    const sum = sums[3 * target + c]! - sums[3 * source + c]!;
    const bias = biasOf(level, target, source, c);
    gain += bias * (2 * sum - AREA * bias);
  }
  return Math.floor(GAIN * gain);
}

/** Measures {@link Level.sums} around one pixel, from which a whole patch lies within the picture. */
export function measureSums(
  { width, colours, sums }: Pick<Level, 'width' | 'colours' | 'sums'>,
  at: number,
): void {
  let [red, green, blue] = [0, 0, 0];
  for (let y = -RADIUS; y <= RADIUS; y++) {
    for (let p = 3 * (at + y * width - RADIUS), end = p + 3 * SIDE; p < end; p += 3) {
      red += colours[p]!;
      green += colours[p + 1]!;
      blue += colours[p + 2]!;
    }
  }
  sums[3 * at] = red;
  sums[3 * at + 1] = green;
  sums[3 * at + 2] = blue;
}

/**
 * How unlike two patches are: squared differences of their colours at every pixel and of their texture, which is
 * smooth, at five. Stops once `limit` is passed.
 */
export function patchDistance(level: Level, target: number, source: number, limit: number): number {
  const { width, colours, texture, guide } = level;
  const row = 3 * width;
  const far = 4 * width + 4;
  const back = 4 * width - 4;
  const gain = gainOf(level, target, source);
  const most = limit + gain;
  let sum = square(texture, 2 * target, 2 * source);
  sum += square(texture, 2 * target - far, 2 * source - far);
  sum += square(texture, 2 * target - back, 2 * source - back);
  sum += square(texture, 2 * target + back, 2 * source + back);
  sum += square(texture, 2 * target + far, 2 * source + far);
  if (guide) sum += guideDistance(guide, width, target, source);
  let a = 3 * target - RADIUS * (row + 3);
  let b = 3 * source - RADIUS * (row + 3);
  for (let y = 0; y < SIDE; y++, a += row, b += row) {
    if (sum >= most) return sum - gain;
    for (let k = 0; k < 3 * SIDE; k++) {
      const difference = colours[a + k]! - colours[b + k]!;
      sum += difference * difference;
    }
  }
  return sum - gain;
}

function square(texture: Uint16Array, a: number, b: number): number {
  const across = texture[a]! - texture[b]!;
  const down = texture[a + 1]! - texture[b + 1]!;
  return across * across + down * down;
}

/** How unlike what is proposed in two patches is, by five of their pixels: it is smooth. */
function guideDistance(guide: Uint16Array, width: number, target: number, source: number): number {
  const far = 6 * width + 6;
  const back = 6 * width - 6;
  return (
    colourSquare(guide, 3 * target, 3 * source) +
    colourSquare(guide, 3 * target - far, 3 * source - far) +
    colourSquare(guide, 3 * target - back, 3 * source - back) +
    colourSquare(guide, 3 * target + back, 3 * source + back) +
    colourSquare(guide, 3 * target + far, 3 * source + far)
  );
}

function colourSquare(colours: Uint16Array, a: number, b: number): number {
  const red = colours[a]! - colours[b]!;
  const green = colours[a + 1]! - colours[b + 1]!;
  const blue = colours[a + 2]! - colours[b + 2]!;
  return red * red + green * green + blue * blue;
}

/** {@link patchDistance} by the target's known pixels alone, as if all were like them, and by what is proposed. */
export function knownDistance(
  level: Level,
  known: Uint8Array,
  target: number,
  source: number,
  limit: number,
): number {
  const { width, colours, texture, guide } = level;
  let sum = 0;
  let count = 0;
  for (let y = -RADIUS; y <= RADIUS; y++) {
    for (let x = -RADIUS; x <= RADIUS; x++) {
      const a = target + y * width + x;
      if (known[a] === 0) continue;
      const b = source + y * width + x;
      count++;
      sum += colourSquare(colours, 3 * a, 3 * b) + (5 / AREA) * square(texture, 2 * a, 2 * b);
    }
    if (sum >= limit) return sum;
  }
  if (count === 0) return guide ? guideDistance(guide, width, target, source) : WORST;
  const byKnown = Math.round((sum * AREA) / count);
  return guide ? byKnown + guideDistance(guide, width, target, source) : byKnown;
}
