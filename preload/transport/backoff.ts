/** Waits between attempts to reconnect, milliseconds: doubling from a quarter of a second to eight seconds. */
export function backoff(attempt: number): number {
  return Math.min(8000, 250 * 2 ** attempt);
}
