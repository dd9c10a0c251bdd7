import { peek } from '../compare/store.ts';
import { pentimento } from '../connection.ts';
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
  if (event.defaultPrevented || hasOwnKeys(event.target)) return;
  const typing = isTyping(event.target);
  if (event.key === '\\' && !typing) {
    peek(true);
    return;
  }
  const action = Object.values(actions).find(({ shortcuts }) =>
    shortcuts.some((shortcut) => matches(shortcut, event, isMac)),
  );
  if (!action || (typing && isForField(event))) return;
  event.preventDefault();
  if (!event.repeat || action.id.startsWith('zoom')) perform(action.id);
}

function released(event: KeyboardEvent): void {
  if (event.key === '\\') peek(false);
}

/** Whether the key goes into a text field, which has its own undo and letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}

/** Plain keys, and the field's own undo; other combinations reach the window from a field too. */
function isForField(event: KeyboardEvent): boolean {
  return !(event.ctrlKey || event.metaKey) || ['z', 'y'].includes(event.key.toLowerCase());
}

/** Menus choose by letter, and a dialog keeps the window behind it waiting. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=menu], [role=listbox], [role=dialog]') !== null;
}
