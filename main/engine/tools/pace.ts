import type { Runtime } from '../runtime/runtime.ts';

/** Seconds for a piece of work, which is measured once for each runtime: asking again gives what was found then. */
export function paceBy(
  measure: (runtime: Runtime) => Promise<number>,
): (runtime: Runtime) => Promise<number> {
  const paces = new WeakMap<Runtime, Promise<number>>();
  return (runtime) => {
    const known = paces.get(runtime);
    if (known) return known;
    const measuring = measure(runtime);
    paces.set(runtime, measuring);
    // What failed once, such as for want of memory, may succeed the next time.
    measuring.catch(() => paces.delete(runtime));
    return measuring;
  };
}
