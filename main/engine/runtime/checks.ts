import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Pixels } from '../../image/pixels.ts';

/** Refuses values that are no numbers, as a broken driver or a broken model gives. */
export function checkFinite(values: Float32Array, device: string): void {
  for (const value of values) if (!Number.isFinite(value)) throw explain('bad-result.no-numbers', { device });
}

/**
 * Refuses an all-black result, as a broken driver or a broken model gives. Only what can be seen counts: black ink
 * on transparent paper stays black whatever colour lies hidden under the paper, and a picture that is as good as
 * black may become so.
 */
export function checkNotBlack(result: Pixels, source: Pixels, device: string): void {
  if (brightest(result) === 0 && brightest(source) >= LIT) throw explain('bad-result.black', { device });
}

/** Bright enough to outlast resampling, cleaning and rounding. */
const LIT = 1 / 8;

/** The largest value, 0…1, of what is seen when a picture lies on black. */
function brightest({ data, depth }: Pixels): number {
  let most = 0;
  for (let i = 0; i < data.length; i += 4) {
    most = Math.max(most, Math.max(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) * (data[i + 3] ?? 0));
  }
  return most / (depth === 8 ? 255 : 65535) ** 2;
}

/** Whether work ended for want of memory. */
export function ranOut(error: unknown): boolean {
  return error instanceof UserError && error.code === 'out-of-memory';
}

/** Whether an error of onnxruntime, of a driver or of the allocator says that memory ran out. */
export function isOutOfMemory(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /bad_alloc|out of memory|OUTOFMEMORY|failed to allocate|not enough memory|Array buffer allocation failed/i.test(
    text,
  );
}
