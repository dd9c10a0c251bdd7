import { lossy } from '../../preload/contract/formats.ts';
import type { SavePlan } from '../document/codec-protocol.ts';
import { explain } from '../errors/explain.ts';

type Size = NonNullable<SavePlan['size']>;

/** Below this, a smaller picture looks better than a coarser one. */
const LEAST_QUALITY = 40;

/** How much smaller the sides of a picture get that is too large at any quality. */
const SMALLER = 0.85;

/**
 * A picture's file with at most so many thousands of bytes: at the highest quality at which it fits, up to the one that is
 * asked for, and where it fits at none, smaller.
 * @param own the picture's size. @param encode an encoder whose files grow with the quality.
 * @throws UserError cannot-write.kilobytes where not even a pixel fits.
 */
export async function encodeWithin(
  plan: SavePlan,
  own: Size,
  kilobytes: number | null,
  encode: (plan: SavePlan) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const first = await encode(plan);
  if (kilobytes === null) return first;
  const fits = (bytes: Uint8Array) => bytes.length <= 1000 * kilobytes;
  if (fits(first)) return first;
  const whole = plan.size ?? own;
  for (let size = lossy.has(plan.format) ? whole : smaller(whole); ; size = smaller(size)) {
    const found = await bestOf({ ...plan, size }, fits, encode);
    if (found) return found;
    if (Math.max(size.width, size.height) === 1) throw explain('cannot-write.kilobytes', { kilobytes });
  }
}

function smaller({ width, height }: Size): Size {
  const scaled = (side: number) => Math.max(1, Math.floor(SMALLER * side));
  return { width: scaled(width), height: scaled(height) };
}

/** The best file that fits; null where none does. */
async function bestOf(
  plan: SavePlan,
  fits: (bytes: Uint8Array) => boolean,
  encode: (plan: SavePlan) => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  if (!lossy.has(plan.format)) {
    const bytes = await encode(plan);
    return fits(bytes) ? bytes : null;
  }
  let best: Uint8Array | null = null;
  let [low, high] = [Math.min(LEAST_QUALITY, plan.quality), plan.quality];
  while (low <= high) {
    // The lowest first: where that is too large, all are.
    const quality: number = best ? Math.ceil((low + high) / 2) : low;
    const bytes = await encode({ ...plan, quality });
    if (fits(bytes)) {
      best = bytes;
      low = quality + 1;
    } else if (!best) return null;
    else high = quality - 1;
  }
  return best;
}
