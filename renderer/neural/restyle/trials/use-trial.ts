import { useEffect } from 'react';
import type { RefObject } from 'react';
import { referenceKey } from '../../../../preload/contract/recipe-parameters.ts';
import type { Reference } from '../../../../preload/contract/recipe.ts';

import { useTrials } from './store.ts';
import { offerTile } from './trials.ts';

interface Shown {
  /** Null where there is nothing to be seen, or not yet. */
  readonly bitmap: ImageBitmap | null;
  /** Whether it is of the picture and the settings as they are now. */
  readonly fresh: boolean;
  /** Whether the person rests there, and whether the canvas shows all that there is to be seen. */
  readonly rested: 'small' | 'sharp' | undefined;
  /** Why there is none. */
  readonly failure: string | undefined;
}

/**
 * What a style makes of the picture; those whose tiles are in sight are tried first.
 * @param usable Whether it can be tried at all.
 */
export function useTrial(tile: RefObject<HTMLElement | null>, reference: Reference, usable: boolean): Shown {
  const key = referenceKey(reference);
  useEffect(() => {
    const element = tile.current;
    if (!element || !usable) return;
    let withdraw = offerTile(reference, false);
    const seeing = new IntersectionObserver(([entry]) => {
      withdraw = offerTile(reference, entry?.isIntersecting ?? false);
    });
    seeing.observe(element);
    return () => {
      seeing.disconnect();
      withdraw();
    };
  }, [tile, reference, usable]);
  const trial = useTrials((state) => state.tiles[key]);
  const fresh = useTrials((state) => state.tiles[key]?.of === state.subject);
  const failure = useTrials((state) => state.failures[key]);
  const rested = useTrials(({ rested, large, subject }) =>
    rested === key ? (large[key]?.of === subject ? 'sharp' : 'small') : undefined,
  );
  return { bitmap: trial?.bitmap ?? null, fresh, rested, failure };
}
