/** A key with its modifiers. `mod` is Ctrl, and Cmd on macOS; `alt` is Option there. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(shortcut: Shortcut, event: Pressed, mac: boolean): boolean {
  if (event.altKey || event.key.toLowerCase() !== shortcut.key.toLowerCase()) return false;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || mod !== (shortcut.mod ?? false)) return false;
  // Signs such as ? and + need shift on some keyboards and not on others.
  return !isLetter(shortcut.key) || event.shiftKey === (shortcut.shift ?? false);
}

function isLetter(key: string): boolean {
  return /^[a-z]$/i.test(key);
}

const names: Readonly<Record<string, string>> = { Escape: 'Esc', Enter: '↵', '-': '−', ' ': 'Space' };

/** The keys as they are written on a keyboard of that system. */
export function keysOf(shortcut: Shortcut, mac: boolean): readonly string[] {
  const key = names[shortcut.key] ?? shortcut.key.toUpperCase();
  return [
    ...(shortcut.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(shortcut.shift ? [mac ? '⇧' : 'Shift'] : []),
    key,
  ];
}

export function formatShortcut(shortcut: Shortcut, mac: boolean): string {
  return keysOf(shortcut, mac).join(mac ? '' : '+');
}
