import type { Pixels } from './pixels.ts';

/** A part of a picture that stands in its place, and how much of each pixel it covers. */
export interface Part {
  /** Where its top left corner lies in the picture. */
  readonly x: number;
  readonly y: number;
  /** 0…255 for each pixel of the part: not at all, alone. */
  readonly mask: Uint8Array;
}

/** A picture with a part of it laid over: where the mask is 0, not a byte of it changes. Of one depth. */
export function layPartOver(under: Pixels, over: Pixels, { x, y, mask }: Part): Pixels {
  const laid: Pixels =
    under.depth === 8 ? { ...under, data: under.data.slice() } : { ...under, data: under.data.slice() };
  for (let row = 0, at = 0; row < over.height; row++) {
    for (
      let column = 0, to = 4 * ((y + row) * under.width + x);
      column < over.width;
      column++, at++, to += 4
    ) {
      const share = mask[at]! / 255;
      if (share === 0) continue;
      mix(laid.data, to, over.data, 4 * at, share);
    }
  }
  return laid;
}

/** Between two colours with straight alpha: each counts by how much there is of it. */
function mix(under: Pixels['data'], to: number, over: Pixels['data'], from: number, share: number): void {
  const [below, above] = [under[to + 3]! * (1 - share), over[from + 3]! * share];
  const alpha = below + above;
  for (let c = 0; c < 3; c++) {
    const colour = alpha === 0 ? over[from + c]! : (under[to + c]! * below + over[from + c]! * above) / alpha;
    under[to + c] = Math.round(colour);
  }
  under[to + 3] = Math.round(alpha);
}
