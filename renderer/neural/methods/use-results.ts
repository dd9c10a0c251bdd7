import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hash } from '../../../preload/contract/index.ts';
import { methodIds } from './methods.ts';
import type { MethodId } from './methods.ts';
import { bestOf } from './numbers.ts';
import type { Numbers } from './numbers.ts';
import { useMethods } from './store.ts';
import type { Comparison, Judgement } from './store.ts';

/** A picture that can be looked at: what a method made, or the original. */
export interface Result {
  readonly id: ResultId;
  readonly name: string;
  readonly pixels: Hash;
  readonly judgement: Judgement;
}
export type ResultId = MethodId | 'original';

/** What there is to look at, in the order of the methods, the original last. */
export function useResults(): readonly Result[] {
  const { t } = useTranslation();
  const comparison = useMethods((state) => state.comparison);
  return useMemo(() => {
    const made = methodIds.flatMap((id): Result[] => {
      const outcome = comparison?.outcomes[id];
      if (outcome?.state !== 'done') return [];
      const { pixels, numbers: judgement } = outcome;
      return [{ id, name: t(`compare.methods.names.${id}`), pixels, judgement }];
    });
    if (!comparison?.original) return made;
    const name = t('compare.methods.names.original');
    return [...made, { id: 'original', name, pixels: comparison.original, judgement: { state: 'none' } }];
  }, [comparison, t]);
}

/** The best of every number among the results that are judged. */
export function bestIn({ outcomes }: Comparison): Numbers | null {
  return bestOf(
    methodIds.flatMap((id) => {
      const outcome = outcomes[id];
      return outcome?.state === 'done' && outcome.numbers.state === 'known' ? [outcome.numbers.numbers] : [];
    }),
  );
}
