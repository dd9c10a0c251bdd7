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

function shareKeys(a: string, b: string): boolean {
  return toolOf(a) !== null && groupOf(toolOf(a) ?? '').some(({ id }) => id === toolOf(b));
}

function toolOf(id: string): string | null {
  return id.startsWith('tool-') ? id.slice('tool-'.length) : null;
}
