import { actionOf, allActions, leavesKeys, perform, shortcutsOf } from '../../actions/registry.ts';
import { pentimento } from '../../base/connection.ts';
import { onceSettled } from '../../picture/drafts.ts';
import { activeDocument } from '../../picture/store.ts';
import { isMac } from '../../ui/platform.ts';
import { matches } from '../../ui/shortcut.ts';
import { peek } from '../../view/compare.ts';
import { groupOf } from '../../view/hand/registry.ts';
import { shownTool, takeNextOf, useHand } from '../../view/hand/store.ts';
import { menuAskedFor, useOpenMenu } from '../workspace/menu-letters.ts';
import { hasSystemMenu } from '../workspace/system-menu.ts';

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
  if (event.defaultPrevented || event.isComposing || hasOwnKeys(event.target)) return;
  const typing = isTyping(event.target);
  if (event.key === '\\' && !typing) {
    peek(true);
    return;
  }
  const id = typing && isForField(event) ? null : askedFor(event);
  if (id === null) {
    openMenu(event);
    return;
  }
  event.preventDefault();
  if (event.repeat && !actionOf(id)?.repeats) return;
  const document = activeDocument();
  if (!document) {
    perform(id);
    return;
  }
  // What the keys ask for, and whether it can be done, may depend on what is still being worked out.
  onceSettled(document.id, 'key', () => {
    perform(askedFor(event) ?? id);
  });
}

function openMenu(event: KeyboardEvent): void {
  const open = hasSystemMenu() ? null : menuAskedFor(event);
  if (open === null) return;
  event.preventDefault();
  useOpenMenu.setState({ open, byKeys: true });
}

function released(event: KeyboardEvent): void {
  if (event.key === '\\') peek(false);
}

/**
 * The action that the keys ask for: of several the first that can be done now. Tools of one group share a
 * letter, which takes the one that was used last; with Shift it goes on to the next.
 */
function askedFor(event: KeyboardEvent): string | null {
  const ids = idsFor(event);
  const id = ids.find((each) => actionOf(each)?.enabled()) ?? ids[0];
  if (id !== undefined) return ids.find((each) => each === shownAction(id)) ?? id;
  if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return null;
  const tool = idsFor({ key: event.key, code: event.code, ...unmodified }).find((each) => isTool(each));
  if (tool === undefined) return null;
  takeNextOf(tool.slice('tool-'.length));
  return null;
}

const unmodified = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function idsFor(event: Parameters<typeof matches>[1]): readonly string[] {
  return Object.keys(allActions()).filter(
    (id) => !leavesKeys(id) && shortcutsOf(id).some((shortcut) => matches(shortcut, event, isMac)),
  );
}

function isTool(id: string): boolean {
  return id.startsWith('tool-');
}

/** Of a tool's action, that of the tool which its group shows. */
function shownAction(id: string): string {
  if (!isTool(id)) return id;
  const shown = shownTool(groupOf(id.slice('tool-'.length)), useHand.getState());
  return shown ? `tool-${shown.id}` : id;
}

/** Whether the key goes into a text field, which has its own undo and letters. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['range', 'checkbox', 'radio', 'color'].includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Plain keys, and the field's own editing; other combinations reach the window from a field too. */
function isForField(event: KeyboardEvent): boolean {
  if (/^F\d+$/.test(event.key)) return false;
  return !(event.ctrlKey || event.metaKey) || editing.has(event.key.toLowerCase());
}

const editing = new Set([
  ...['a', 'c', 'v', 'x', 'y', 'z', 'backspace', 'delete', 'home', 'end'],
  ...['arrowleft', 'arrowright', 'arrowup', 'arrowdown'],
]);

/** Menus choose by letter, and a dialog keeps the window behind it waiting. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=menu], [role=listbox], [role=dialog]') !== null;
}
