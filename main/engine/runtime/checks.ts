import { UserError } from '../../errors/user-error.ts';

/** Refuses values that are no numbers, as a broken driver or a broken model gives. */
export function checkFinite(values: Float32Array, device: string): void {
  for (const value of values)
    if (!Number.isFinite(value)) throw badResult(device, 'values that are no numbers');
}

/** Refuses results that a broken driver or a broken model gives: values that are no numbers, or a black picture. */
export function checkPicture(values: Float32Array, device: string): void {
  checkFinite(values, device);
  if (!values.some((value) => value > 0)) throw badResult(device, 'an all-black picture');
}

export function badResult(device: string, what: string): UserError {
  return new UserError(
    'bad-result',
    `${device} returned ${what}. Run it again on the CPU (Settings, device), or update the driver.`,
  );
}

/** Whether an error of onnxruntime, of a driver or of the allocator says that memory ran out. */
export function isOutOfMemory(error: unknown): boolean {
  const text = error instanceof Error ? error.message : String(error);
  return /bad_alloc|out of memory|OUTOFMEMORY|failed to allocate|not enough memory|Array buffer allocation failed/i.test(
    text,
  );
}
