/** When how many bytes had come, over the last seconds. */
export type Pace = readonly { readonly at: number; readonly bytes: number }[];

/** How far back the pace is looked at, milliseconds. */
const WINDOW = 5000;
/** Before that, nobody knows. */
const LEAST = 1000;

/** The pace with one more count. What has begun anew has no pace yet. */
export function paced(pace: Pace, at: number, bytes: number): Pace {
  const last = pace.at(-1);
  const before = last && last.bytes <= bytes ? pace : [];
  return [...before.filter((point) => at - point.at <= WINDOW), { at, bytes }];
}

/** Bytes a second; null where it is too early to say, or nothing comes. */
export function rateOf(pace: Pace): number | null {
  const [first, last] = [pace[0], pace.at(-1)];
  if (!first || !last || last.at - first.at < LEAST) return null;
  const rate = ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
  return rate > 0 ? rate : null;
}
