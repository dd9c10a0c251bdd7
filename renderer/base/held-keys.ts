/** Keys that change what a press means. */
export interface HeldKeys {
  readonly shift: boolean;
  readonly alt: boolean;
}

const none: HeldKeys = { shift: false, alt: false };
let held = none;

/**
 * What was held at the press that asked for what is done now: of the mouse, or of Enter or the space bar. Other keys ask
 * by shortcuts, of which Shift and Alt may be a part.
 */
export function heldAtPress(): HeldKeys {
  return held;
}

export function followHeldKeys(): void {
  const note = (event: MouseEvent | KeyboardEvent) => {
    const shortcut = 'key' in event && event.key !== 'Enter' && event.key !== ' ';
    held = shortcut ? none : { shift: event.shiftKey, alt: event.altKey };
  };
  for (const type of ['pointerdown', 'keydown'] as const) window.addEventListener(type, note, true);
}
