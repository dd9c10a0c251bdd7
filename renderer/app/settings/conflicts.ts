import { actionOf, allActions, shortcutsOf } from '../../actions/registry.ts';
import { signature } from '../../ui/shortcut.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { groupOf } from '../../view/hand/registry.ts';
import { menuLetters } from '../workspace/menu-letters.ts';
import { menus } from '../workspace/menu.ts';
import { hasSystemMenu } from '../workspace/system-menu.ts';

/** The other actions that the same keys ask for. Tools of one group share their letter. */
export function conflictsWith(id: string, shortcut: Shortcut): readonly string[] {
  const keys = signature(shortcut);
  return Object.keys(allActions()).filter(
    (other) =>
      other !== id && !shareKeys(id, other) && shortcutsOf(other).some((each) => signature(each) === keys),
  );
}

/** Whether these are the keys that an action has of its definition. */
export function areDefault(id: string, shortcuts: readonly Shortcut[]): boolean {
  const written = (all: readonly Shortcut[]) => all.map(signature).join();
  return written(shortcuts) === written(actionOf(id)?.shortcuts ?? []);
}

/**
 * What keeps keys from being anybody's, as the key of its name in the translations; null where nothing does. Keys are
 * kept that are held, those that answer or close the window, those that open a menu, and Shift with the letter of several
 * tools, which goes on to the next of them.
 */
export function reservedFor(
  shortcut: Shortcut,
): { readonly key: string; readonly tool?: string; readonly menu?: string } | null {
  const keys = signature(shortcut);
  const held = reserved[keys];
  if (held !== undefined) return { key: held };
  const menu = hasSystemMenu() ? undefined : menuOf(keys);
  if (menu !== undefined) return { key: 'shortcuts.kept.menu', menu };
  const { shift, mod, alt, key } = shortcut;
  if (shift !== true || mod || alt) return null;
  const tool = Object.keys(allActions()).find(
    (id) => toolOf(id) !== null && shortcutsOf(id).some((each) => signature(each) === signature({ key })),
  );
  if (tool === undefined || groupOf(toolOf(tool) ?? '').length < 2) return null;
  return { key: 'shortcuts.kept.next', tool };
}

const reserved: Readonly<Record<string, string>> = {
  '\\': 'shortcuts.peek',
  ' ': 'shortcuts.pan',
  enter: 'shortcuts.kept.answers',
  'alt f4': 'shortcuts.kept.closes',
};

/** The menu that keys open. */
function menuOf(keys: string): string | undefined {
  if (keys === 'f10') return menus[0]?.id;
  return [...menuLetters].find(([, letter]) => keys === `alt ${letter}`)?.[0];
}

function shareKeys(a: string, b: string): boolean {
  return toolOf(a) !== null && groupOf(toolOf(a) ?? '').some(({ id }) => id === toolOf(b));
}

function toolOf(id: string): string | null {
  return id.startsWith('tool-') ? id.slice('tool-'.length) : null;
}
