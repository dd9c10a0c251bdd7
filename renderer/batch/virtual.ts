/** Which rows of a long list are built: those in sight, and a few around them so that scrolling finds them there. */
export interface Window {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

/** Rows beside those in sight, at each end. */
const beside = 6;

/**
 * @param top how far the list is scrolled, and `height` how much of it is seen, CSS pixels.
 * @param row the height of each row.
 */
export function rowsInSight(count: number, top: number, height: number, row: number): Window {
  const from = Math.max(0, Math.floor(top / row) - beside);
  const to = Math.min(count, Math.ceil((top + height) / row) + beside);
  return { from: Math.min(from, to), to };
}
