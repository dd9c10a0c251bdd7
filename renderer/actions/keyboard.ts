import { peek } from '../compare/store.ts';
import { pentimento } from '../connection.ts';
import { useDialogs } from './dialogs.ts';
import { isMac } from './platform.ts';
import { matches } from './shortcut.ts';
import { actions, perform } from './table.ts';

/** Keys and the application's menu lead to the same actions. Returns the function that stops listening. */
export function listenToKeys(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('keydown', pressed, { signal });
  window.addEventListener('keyup', released, { signal });
  window.addEventListener(
    'blur',
    () => {
      peek(false);
    },
    { signal },
  );
  const stop = pentimento().on('command', perform);
  return () => {
    listening.abort();
    stop();
  };
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || useDialogs.getState().open !== null) return;
  const typing = isTyping(event.target);
  if (event.key === '\\' && !typing) {
    peek(true);
    return;
  }
  const action = Object.values(actions).find(({ shortcuts }) =>
    shortcuts.some((shortcut) => matches(shortcut, event, isMac)),
  );
  if (!action) return;
  const belongsToField = typing && action.id !== 'run' && action.id !== 'save' && action.id !== 'open';
  if (belongsToField) return;
  event.preventDefault();
  if (!event.repeat || action.id.startsWith('zoom')) perform(action.id);
}

function released(event: KeyboardEvent): void {
  if (event.key === '\\') peek(false);
}

/** Whether the key goes into a text field, which has its own undo and letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
