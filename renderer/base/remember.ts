import type { z } from 'zod';

/** What this screen remembers under a name; `fallback` where there is nothing, or nothing that still makes sense. */
export function remembered<T>(name: string, schema: z.ZodType<T>, fallback: T): T {
  if (typeof localStorage === 'undefined') return fallback;
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    if (typeof localStorage !== 'undefined') localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the memory of an option, which is no reason to stop anybody's work.
  }
}
