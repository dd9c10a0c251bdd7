import { useEffect } from 'react';
import { referencesOf } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe, Reference } from '../../../preload/contract/recipe.ts';
import type { InputFieldProps } from '../parts.ts';

import { setInput } from '../recipe/store.ts';
import { useKeptStyles } from './kept.ts';
import type { KeptState } from './kept.ts';

type Kept = Pick<KeptState, 'styles' | 'damaged'>;

/** Whether a panel paints in one pass, by what was learnt; other methods go by the painting alone. */
export function isOnePass({ values }: Recipe): boolean {
  return values.method === 'fast';
}

/** A chosen style that one pass can't paint by. */
export interface Unusable {
  readonly name: string;
  readonly why: 'gone' | 'damaged' | 'outdated';
}

export function unusableOf(references: readonly Reference[], { styles, damaged }: Kept): readonly Unusable[] {
  return references.flatMap((reference): readonly Unusable[] => {
    if (reference.kind !== 'learnt') return [];
    const isThis = ({ style }: { readonly style: string }) => style === reference.style;
    const kept = styles.find(isThis);
    if (kept) return kept.current ? [] : [{ name: kept.name, why: 'outdated' }];
    return [{ name: reference.name, why: damaged.some(isThis) ? 'damaged' : 'gone' }];
  });
}

/** References by the names that their styles have by now; null where they have them. */
export function renamed(
  references: readonly Reference[],
  { styles }: Pick<Kept, 'styles'>,
): readonly Reference[] | null {
  const next = references.map((reference) => {
    const kept = reference.kind === 'learnt' && styles.find(({ style }) => style === reference.style);
    return kept && kept.name !== reference.name ? { ...reference, name: kept.name } : reference;
  });
  return next.some((reference, at) => reference !== references[at]) ? next : null;
}

/** Chosen styles that were renamed are called so in the panel, and what a run makes is. */
export function useCurrentNames({ tool, input, recipe }: InputFieldProps): void {
  const styles = useKeptStyles((state) => state.styles);
  useEffect(() => {
    const references = renamed(referencesOf(recipe, input.name), { styles });
    if (references) setInput(tool.id, input.name, { kind: 'references', references });
  }, [tool.id, input.name, recipe, styles]);
}
