import { makeRows, type RowReader, type Rows } from './rows.ts';

/** Planes as rows, for tests. */
export function rowsOf(data: Float32Array, channels: number, width: number, height: number): Rows {
  // oxlint-disable-next-line typescript/require-await
  return makeRows(channels, width, height, async function* () {
    return { from: 0, to: height, data };
  });
}

/** Everything that rows give, asked for some rows at a time, and the work that was told of. */
export async function drain(rows: Rows, atOnce = rows.height): Promise<{ data: Float32Array; work: number }> {
  const { channels, width, height } = rows;
  const data = new Float32Array(channels * width * height);
  const read: RowReader = rows.reader();
  let work = 0;
  for (let from = 0; from < height; from += atOnce) {
    const to = Math.min(from + atOnce, height);
    const steps = read(from, to);
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) work += next.value.work;
    for (let c = 0; c < channels; c += 1) {
      const plane = next.value.subarray(c * (to - from) * width, (c + 1) * (to - from) * width);
      data.set(plane, (c * height + from) * width);
    }
  }
  return { data, work };
}
