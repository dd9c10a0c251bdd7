/**
 * Pictures that are made from the top down and never there as a whole: each stage of a long computation asks
 * the one before it for the rows that it needs next.
 */

/** Something was computed; whoever runs the rows may stop here. */
export interface RowStep {
  /** How much, in the units that the stages were planned in. */
  readonly work: number;
}

/** The rows `from` … `to` − 1: `channels` · (to − from) · width values. What is asked for may overlap, but `from` never falls. */
export type RowReader = (from: number, to: number) => AsyncGenerator<RowStep, Float32Array, void>;

export interface Rows {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  /** Each reader goes down at its own pace. */
  readonly reader: () => RowReader;
}

/** Rows next to each other: `channels` · (to − from) · width values. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly data: Float32Array;
}

/**
 * Rows that are made once, however many readers there are, and kept until the last reader is past them.
 * @param make gives the band that begins at `from`; it may end before or after the row that is wanted.
 */
export function makeRows(
  channels: number,
  width: number,
  height: number,
  make: (from: number, wanted: number) => AsyncGenerator<RowStep, Band, void>,
): Rows {
  const bands: Band[] = [];
  const places: number[] = [];
  let made = 0;

  function reader(): RowReader {
    const self = places.push(0) - 1;
    return async function* (from, to) {
      if (!(from >= (places[self] ?? 0) && from < to && to <= height)) {
        throw new RangeError(`rows ${from} to ${to} of ${height} after ${places[self] ?? 0}`);
      }
      places[self] = from;
      const lowest = Math.min(...places);
      while ((bands[0]?.to ?? Infinity) <= lowest) bands.shift();
      while (made < to) {
        const band = yield* make(made, to);
        made = band.to;
        if (band.to > lowest) bands.push(band);
      }
      return join(bands, channels, width, from, to);
    };
  }
  return { channels, width, height, reader };
}

/** Rows of what is there as a whole: nothing takes long enough to stop in. */
export function rowsAtHand(
  channels: number,
  width: number,
  height: number,
  take: (from: number, to: number) => Float32Array,
): Rows {
  // oxlint-disable-next-line typescript/require-await
  const read: RowReader = async function* (from, to) {
    return take(from, to);
  };
  return { channels, width, height, reader: () => read };
}

/** The same rows, changed. @param change takes so many rows and gives as many, of as many channels. */
export function mapRows(rows: Rows, change: (data: Float32Array, count: number) => Float32Array): Rows {
  const reader = (): RowReader => {
    const read = rows.reader();
    return async function* (from, to) {
      return change(yield* read(from, to), to - from);
    };
  };
  return { ...rows, reader };
}

/** Rows of which nobody needs to know the steps. */
export async function settle(steps: ReturnType<RowReader>): Promise<Float32Array> {
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

function join(
  bands: readonly Band[],
  channels: number,
  width: number,
  from: number,
  to: number,
): Float32Array {
  const [only] = bands.filter((band) => band.from === from && band.to === to);
  if (only) return only.data;
  const out = new Float32Array(channels * (to - from) * width);
  for (const band of bands) {
    const [first, end] = [Math.max(from, band.from), Math.min(to, band.to)];
    if (first >= end) continue;
    for (let c = 0; c < channels; c += 1) {
      const at = (c * (band.to - band.from) + first - band.from) * width;
      const rows = band.data.subarray(at, at + (end - first) * width);
      out.set(rows, (c * (to - from) + first - from) * width);
    }
  }
  return out;
}
