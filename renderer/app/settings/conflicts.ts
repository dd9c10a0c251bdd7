import { allActions, shortcutsOf } from '../../actions/registry.ts';
import { signature } from '../../ui/shortcut.ts';
import type { Shortcut } from '../../ui/shortcut.ts';
import { groupOf } from '../../view/hand/registry.ts';

/** The other actions that the same keys ask for. Tools of one group share their letter. */
export function conflictsWith(id: string, shortcut: Shortcut): readonly string[] {
  const keys = signature(shortcut);
  return Object.keys(allActions()).filter(
    (other) =>
      other !== id && !shareKeys(id, other) && shortcutsOf(other).some((each) => signature(each) === keys),
  );
}

/**
 * What keeps keys from being anybody's, as the key of its name in the translations; null where nothing does. Keys are
 * kept that are held, those that answer, and Shift with the letter of several tools, which goes on to the next of them.
 */
export function reservedFor(shortcut: Shortcut): { readonly key: string; readonly tool?: string } | null {
  const held = reserved[signature(shortcut)];
  if (held !== undefined) return { key: held };
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
  tab: 'shortcuts.kept.moves',
  'shift tab': 'shortcuts.kept.moves',
};

function shareKeys(a: string, b: string): boolean {
  return toolOf(a) !== null && groupOf(toolOf(a) ?? '').some(({ id }) => id === toolOf(b));
}

function toolOf(id: string): string | null {
  return id.startsWith('tool-') ? id.slice('tool-'.length) : null;
}
