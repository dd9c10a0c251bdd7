import type * as z from 'zod';

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

/** Whether this page is to remember nothing more: what it still has in hand must not come back. */
let forgetful = false;

export function remember(name: string, value: unknown): void {
  if (forgetful) return;
  try {
    if (typeof localStorage !== 'undefined') localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the memory of an option, which is no reason to stop anybody's work.
  }
}

/** What no name leads to: the key to the other side, which a page in a browser can't do without. */
const kept = ['pentimento-key'];

function names(): readonly string[] {
  return Object.keys(localStorage).filter((name) => !kept.includes(name));
}

/** How much this screen remembers: under how many names, and in how many bytes. */
export function rememberedAmount(): { readonly count: number; readonly bytes: number } {
  const all = names();
  const letters = all.reduce((sum, name) => sum + name.length + (localStorage.getItem(name)?.length ?? 0), 0);
  return { count: all.length, bytes: 2 * letters };
}

export function forget(name: string): void {
  localStorage.removeItem(name);
}

/** Forgets everything, and goes on so until the page is loaded anew. */
export function forgetAll(): void {
  forgetful = true;
  names().forEach(forget);
}
