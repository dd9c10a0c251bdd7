import { UserError } from '../errors.ts';

/** Refuses results that a broken driver or a broken model gives: values that are no numbers, or a black picture. */
export function checkPicture(values: Float32Array, device: string): void {
  let brightest = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) {
      throw new UserError(
        'bad-result',
        `${device} returned values that are no numbers. Run it again on the CPU (Settings, device), or update the driver.`,
      );
    }
    if (value > brightest) brightest = value;
  }
  if (brightest <= 0) {
    throw new UserError(
      'bad-result',
      `${device} returned an all-black picture. Run it again on the CPU (Settings, device), or update the driver.`,
    );
  }
}

/** Whether an error of onnxruntime, of a driver or of the allocator says that memory ran out. */
export function isOutOfMemory(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /bad_alloc|out of memory|OUTOFMEMORY|failed to allocate|not enough memory|Array buffer allocation failed/i.test(
    text,
  );
}
