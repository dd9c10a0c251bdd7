/** A key with its modifiers, as a keyboard of the United States makes it. `mod` is Ctrl, and Cmd on macOS. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  /** Option on macOS. */
  readonly alt?: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & {
  readonly code?: string;
  readonly getModifierState?: (name: string) => boolean;
};

/** Where signs stand on a keyboard of the United States, with what Shift makes of them. */
const signs: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
};
const plainOf = new Map(Object.values(signs).map(([plain, shifted]) => [shifted, plain]));

export function matches(shortcut: Shortcut, event: Pressed, mac: boolean): boolean {
  const { mod, other, alt } = modifiersOf(event, mac);
  if (other || mod !== (shortcut.mod ?? false) || alt !== (shortcut.alt ?? false)) return false;
  const key = shortcut.key.toLowerCase();
  const shift = shortcut.shift ?? false;
  // Signs such as ? and + need shift on some keyboards and not on others. Where the key makes the sign without
  // it, shift means something else; with Cmd held, macOS tells of such a key as if there were no shift.
  const idle = event.shiftKey && keyAt(event.code) === key;
  if (isSign(key) && !shift && event.key === key && !idle) return true;
  if (event.shiftKey !== shift) return false;
  return event.key.toLowerCase() === key || ((shift || alt || isForeign(event)) && keyAt(event.code) === key);
}

/** The shortcut that a press of keys stands for; null for modifiers alone, and with the key that is the system's. */
export function shortcutOf(event: Pressed, mac: boolean): Shortcut | null {
  if (['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'CapsLock', 'Dead'].includes(event.key)) return null;
  const { mod, other, alt } = modifiersOf(event, mac);
  if (other) return null;
  const placed = keyAt(event.code);
  const moved = event.shiftKey || alt || isForeign(event);
  const made = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const key = moved ? (placed ?? made) : made;
  return { key, ...(mod && { mod }), ...(event.shiftKey && { shift: true }), ...(alt && { alt }) };
}

/** Equal for shortcuts that the same keys ask for: `?` is Shift+/. */
export function signature({ key, mod, shift, alt }: Shortcut): string {
  const plain = plainOf.get(key);
  const marks = [mod && 'mod', alt && 'alt', (shift ?? plain !== undefined) && 'shift'];
  return [...marks.filter(Boolean), (plain ?? key).toLowerCase()].join(' ');
}

function modifiersOf(event: Pressed, mac: boolean): { mod: boolean; other: boolean; alt: boolean } {
  // AltGr says that it is Ctrl and Alt, and only makes a sign.
  if (event.getModifierState?.('AltGraph')) return { mod: false, other: false, alt: false };
  return {
    mod: mac ? event.metaKey : event.ctrlKey,
    other: mac ? event.ctrlKey : event.metaKey,
    alt: event.altKey,
  };
}

/** Whether a key made something that no shortcut is written with, such as ü where others have [. */
function isForeign({ key, code }: Pressed): boolean {
  return /^[^ -~]$/.test(key) || ['Dead', 'Process', 'Unidentified'].includes(key) || isDigit(code);
}

function isDigit(code: string | undefined): boolean {
  return /^Digit\d$/.test(code ?? '');
}

function isSign(key: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(key);
}

/** What a key makes by its place: letters, digits and signs. */
function keyAt(code = ''): string | null {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? signs[code]?.[0] ?? null;
}

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  '-': '−',
  ' ': 'Space',
  Delete: 'Del',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys as they are written on a keyboard of that system. */
export function keysOf(shortcut: Shortcut, mac: boolean): readonly string[] {
  const { key: plain } = shortcut;
  const key = names[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain);
  return [
    ...(shortcut.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(shortcut.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shortcut.shift ? [mac ? '⇧' : 'Shift'] : []),
    key,
  ];
}

export function formatShortcut(shortcut: Shortcut, mac: boolean): string {
  return keysOf(shortcut, mac).join(mac ? '' : '+');
}
