import { bicubicOfRows, rowsBehind } from '../../../image/bicubic.ts';
import { makeRows, type Rows } from '../../runtime/rows.ts';
import type { Size } from '../tool.ts';

/** How many rows are made at once: enough that the work for each call is small beside that for the rows. */
export const AT_ONCE = 64;

/** A picture at another size by bicubic interpolation, antialiased where it becomes smaller. */
export function bicubicRows(source: Rows, { width, height }: Size, atOnce = AT_ONCE): Rows {
  const { channels } = source;
  if (width === source.width && height === source.height) return source;
  const read = source.reader();
  return makeRows(channels, width, height, async function* (from) {
    const band = { from, to: Math.min(from + atOnce, height) };
    const behind = rowsBehind(source.height, height, band);
    const rows = yield* read(behind.from, behind.to);
    return { ...band, data: bicubicOfRows(rows, channels, source.width, source.height, width, height, band) };
  });
}
