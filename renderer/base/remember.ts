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

/** Milliseconds in which it is seen to that what has changed lasts: a slider that is dragged remembers at each step. */
const LASTS_WITHIN = 200;

let makeLast: (() => void) | null = null;
let due: ReturnType<typeof setTimeout> | null = null;

/** Says what makes all that is remembered outlive a crash. Chromium by itself writes it down once a minute. */
export function lastBy(make: () => void): void {
  makeLast = make;
}

function changed(): void {
  if (!makeLast || due !== null) return;
  due = setTimeout(() => {
    due = null;
    makeLast?.();
  }, LASTS_WITHIN);
}

export function remember(name: string, value: unknown): void {
  if (forgetful) return;
  try {
    if (typeof localStorage !== 'undefined') localStorage.setItem(name, JSON.stringify(value));
    changed();
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
  changed();
}

/** Forgets everything, and goes on so until the page is loaded anew. */
export function forgetAll(): void {
  forgetful = true;
  names().forEach(forget);
}
