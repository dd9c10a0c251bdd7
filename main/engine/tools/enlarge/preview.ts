import { rowsBehind } from '../../../image/bicubic.ts';
import type { Rgba8 } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import { fitWithin } from '../../optimise/levels.ts';
import { settle, type Rows } from '../../runtime/rows.ts';
import { bicubicRows } from './bicubic-rows.ts';

const LONGEST = 1024;
const EVERY_MS = 700;

/** Rows at a time: few, because all that they are made of is held. */
const AT_ONCE = 8;

/**
 * The result as it comes: what is done so far over the bicubic enlargement of the picture, as often as a person
 * can make use of it.
 * @param picture its colours and its alpha, where it has any.
 */
export function previewer(
  picture: { readonly colours: Rows; readonly alpha: Rows | null },
  result: Rows,
): (done: number) => Promise<{ preview?: Rgba8 }> {
  const size = fitWithin(result.width, result.height, LONGEST);
  const finished = bicubicRows(result, size, AT_ONCE).reader();
  const alphas = picture.alpha && bicubicRows(picture.alpha, size).reader();
  let shown: Rgba8 | null = null;
  let alpha: Float32Array | undefined;
  let [next, last] = [0, performance.now()];

  return async (done) => {
    if (!shown) {
      alpha = alphas ? await settle(alphas(0, size.height)) : undefined;
      const data = await settle(bicubicRows(picture.colours, size).reader()(0, size.height));
      shown = fromPlanes({ ...size, data }, 8, alpha) as Rgba8;
    }
    for (; next < size.height; next += AT_ONCE) {
      const band = { from: next, to: Math.min(next + AT_ONCE, size.height) };
      if (rowsBehind(result.height, size.height, band).to > done) break;
      const planes = {
        width: size.width,
        height: band.to - band.from,
        data: await settle(finished(band.from, band.to)),
      };
      const covered = alpha?.subarray(band.from * size.width, band.to * size.width);
      shown.data.set(fromPlanes(planes, 8, covered).data, 4 * band.from * size.width);
    }
    const now = performance.now();
    if (now - last < EVERY_MS) return {};
    last = now;
    return { preview: { ...shown, data: shown.data.slice() } };
  };
}
