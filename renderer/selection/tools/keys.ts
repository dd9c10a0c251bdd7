import type { HeldKeys } from '../../base/held-keys.ts';
import type { Mode } from '../../pixels/mask/combine.ts';
import { useSelectionOptions } from '../store.ts';

/** How a press with these keys meets the selection: Shift adds, Alt takes away, both leave what they share. */
export function modeOf({ shift, alt }: HeldKeys, selected: boolean): Mode {
  if (selected && shift) return alt ? 'intersect' : 'add';
  if (selected && alt) return 'subtract';
  return useSelectionOptions.getState().mode;
}

/**
 * Shift and Alt while a shape is drawn: square, and from the middle. A key that chose the mode at the press
 * counts only once it was let go and pressed again.
 */
export class ShapeKeys {
  #shiftSpent: boolean;
  #altSpent: boolean;

  constructor(keys: HeldKeys, selected: boolean) {
    this.#shiftSpent = selected && keys.shift;
    this.#altSpent = selected && keys.alt;
  }

  at({ shift, alt }: HeldKeys): { readonly square: boolean; readonly centred: boolean } {
    this.#shiftSpent &&= shift;
    this.#altSpent &&= alt;
    return { square: shift && !this.#shiftSpent, centred: alt && !this.#altSpent };
  }
}
