import type { Shortcut } from '../ui/shortcut.ts';

/** Something the person can ask for, wherever they ask: a key, a button, a menu, the command palette. */
export interface Action {
  /** The first is the one that is shown. */
  readonly shortcuts: readonly Shortcut[];
  readonly enabled: () => boolean;
  readonly run: () => void;
  /** For what is on or off, such as the rulers: whether it is on. Menus show a tick. */
  readonly checked?: () => boolean;
  /** Whether its own keys are shown but left to the browser, which does more with them than the window can. */
  readonly leavesKeys?: boolean;
  /** Whether holding the key down asks again and again, as for steps of zoom or brush size. */
  readonly repeats?: boolean;
}

/** A feature's actions by id; the ids are their names' keys under `actions` in the translations. */
export type Actions = Readonly<Record<string, Action>>;
