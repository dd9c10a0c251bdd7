import i18next from 'i18next';
import { goesOn, isOver } from '../base/going-on.ts';
import { shareOf, useShelf } from './store.ts';

/** Lets the window's surroundings know how far downloads are, and who looks elsewhere that a model is here. */
export function showModelsOutside(): void {
  /** When they began, on the clock of `performance.now`, by the models' ids. */
  const begun = new Map<string, number>();
  useShelf.subscribe(({ shelf }, before) => {
    if (shelf === before.shelf) return;
    for (const { id, state } of shelf?.models ?? []) {
      if (state.kind === 'coming') {
        if (!begun.has(id)) begun.set(id, performance.now());
        goesOn(`model-${id}`, shareOf(state));
        continue;
      }
      const since = begun.get(id);
      if (since === undefined) continue;
      begun.delete(id);
      const seconds = (performance.now() - since) / 1000;
      const name = i18next.t(`models.names.${id}`);
      // Why one didn't come is told by the window, where it can be tried again.
      const told = { title: i18next.t('models.got', { name }), body: '', failed: false, seconds };
      isOver(`model-${id}`, state.kind === 'kept' ? told : undefined);
    }
  });
}
