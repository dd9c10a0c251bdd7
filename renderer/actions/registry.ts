import type { Shortcut } from '../ui/shortcut.ts';
import type { Action, Actions } from './action.ts';
import { useCustomShortcuts } from './custom.ts';

/** Whatever tells when it changes, such as a store. */
interface Source {
  readonly subscribe: (listener: () => void) => () => void;
}

let all: Actions = {};
let sources: readonly Source[] = [];

/**
 * Fills the table: everything that can be asked for by id, and what actions look at when they say whether they
 * can be done. The application does it once, at its start; nothing here knows a feature.
 */
export function fillActions(actions: Actions, lookedAt: readonly Source[]): void {
  all = actions;
  sources = [...lookedAt, useCustomShortcuts];
}

export function allActions(): Actions {
  return all;
}

/** The action of an id; undefined where there is none. */
export function actionOf(id: string): Action | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

/** Hears of everything that may change what can be done or what is on. */
export function subscribeToActions(listener: () => void): () => void {
  const stops = sources.map((source) => source.subscribe(listener));
  return () => {
    for (const stop of stops) stop();
  };
}

/** An action's shortcuts: the person's own, else those of its definition. */
export function shortcutsOf(id: string): readonly Shortcut[] {
  return useCustomShortcuts.getState().custom[id] ?? actionOf(id)?.shortcuts ?? [];
}

/** Whether an action's keys reach the browser instead: as long as they are those of its definition. */
export function leavesKeys(id: string): boolean {
  return actionOf(id)?.leavesKeys === true && !(id in useCustomShortcuts.getState().custom);
}

/** The key of an action's name in the translations. */
export function nameOf(id: string): string {
  if (id.startsWith('tool-')) return `handTools.${id.slice('tool-'.length)}`;
  return id.startsWith('neural-') ? `tools.${id.slice('neural-'.length)}.title` : `actions.${id}`;
}

/** Does what is asked for, where it can be done now. */
export function perform(id: string): void {
  const action = actionOf(id);
  if (action?.enabled()) action.run();
}

/** The same from a menu, which gives the focus back first, so that a dialog can take it. */
export function performFromMenu(id: string): void {
  setTimeout(perform, 0, id);
}
