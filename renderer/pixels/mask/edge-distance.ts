import type { Plane } from './blocks.ts';

/**
 * The squared distance of every pixel to the nearest one on the other side of the threshold, between centres, exact up
 * to `most` pixels, 254 at the most; Infinity further away. Along columns by two scans; along rows each pixel spreads what
 * it found, as far as it reaches and no further than the edge, where no neighbour does that for it. So it costs little
 * where there is no edge.
 */
export function squaredEdgeDistance({ width, height, data }: Plane, above: number, most: number) {
  const side = new Uint8Array(width * height);
  for (let at = 0; at < side.length; at += 1) side[at] = data[at]! > above ? 1 : 0;
  const within = columnDistance(side, width, Math.floor(most) + 1);
  const out = new Float32Array(width * height).fill(Infinity);
  /** Spreads the distance to a place that lies `away` to the side, and `squared` above or below. */
  const spread = (start: number, end: number, way: 1 | -1, away: number, squared: number) => {
    for (let at = start, x = away; at !== end && side[at] === side[start]; at += way, x += 1) {
      const found = squared + x * x;
      if (found > most * most) return;
      if (found < out[at]!) out[at] = found;
    }
  };
  for (let row = 0; row < side.length; row += width) {
    for (let at = row, end = row + width; at < end; at += 1) {
      const own = within[at]!;
      const isLast = at + 1 === end;
      if (!isLast && side[at] !== side[at + 1]) {
        spread(at, row - 1, -1, 1, 0);
        spread(at + 1, end, 1, 1, 0);
      }
      if (own > most) continue;
      spread(at, at + 1, 1, 0, own * own);
      if (!isLast && within[at + 1]! > own) spread(at + 1, end, 1, 1, own * own);
      if (at > row && within[at - 1]! > own) spread(at - 1, row - 1, -1, 1, own * own);
    }
  }
  return out;
}

/** How far the nearest of the other side is in each column, up to `cap`. */
function columnDistance(side: Uint8Array, width: number, cap: number): Uint8Array {
  const out = new Uint8Array(side.length).fill(cap);
  for (let at = width; at < side.length; at += 1)
    out[at] = side[at] === side[at - width] ? Math.min(cap, out[at - width]! + 1) : 1;
  for (let at = side.length - width - 1; at >= 0; at -= 1) {
    const after = side[at] === side[at + width] ? out[at + width]! + 1 : 1;
    if (after < out[at]!) out[at] = after;
  }
  return out;
}
