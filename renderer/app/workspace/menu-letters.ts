import { create } from 'zustand';
import { menus } from './menu.ts';

/** The menu over the window that stands open, if any, and whether keys opened it: its first item has the focus then. */
export const useOpenMenu = create<{ readonly open: string; readonly byKeys: boolean }>(() => ({
  open: '',
  byKeys: false,
}));

/** The letter that opens each menu with Alt: of its English name the first that no menu before it has. */
export const menuLetters: ReadonlyMap<string, string> = lettersOf(menus.map(({ id }) => id));

export function lettersOf(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  const given = new Set<string>();
  for (const name of names) {
    const letter = Array.from(name).find((each) => !given.has(each));
    if (letter === undefined) continue;
    given.add(letter);
    taken.set(name, letter);
  }
  return taken;
}

/** The menu that keys ask for: Alt and a letter, or F10 for the first. */
export function menuAskedFor(event: KeyboardEvent): string | null {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  if (ctrlKey || metaKey || shiftKey || event.getModifierState('AltGraph')) return null;
  if (event.key === 'F10' && !altKey) return menus[0]?.id ?? null;
  const letter = altKey ? /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() : undefined;
  return [...menuLetters].find(([, own]) => own === letter)?.[0] ?? null;
}
