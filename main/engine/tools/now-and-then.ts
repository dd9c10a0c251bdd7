/** How often what learns shows what it makes of the picture by now: a step may take a second, and so may a preview. */
export const whileLearning = { everyMs: 2000, share: 0.05 };

/**
 * Does a piece of work as often as a person can make use of it.
 * @param share of the time goes into it at most, 0…1.
 * @returns what does it where it is time for that, and gives null in between.
 */
export function nowAndThen({ everyMs, share }: { readonly everyMs: number; readonly share: number }) {
  let next = -Infinity;
  return async <T>(work: () => T | Promise<T>): Promise<T | null> => {
    const began = performance.now();
    if (began < next) return null;
    const made = await work();
    const ended = performance.now();
    next = ended + Math.max(everyMs, (ended - began) / share);
    return made;
  };
}
