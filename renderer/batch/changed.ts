import { useDraft, wishOf } from './draft.ts';
import { useBatch } from './store.ts';

/** Whether something else would be done now than the batch in the room was begun with: what failed is tried with that one. */
export function useIsChanged(): boolean {
  const begunWith = useBatch((state) => state.begunWith);
  const wish = useDraft(wishOf);
  return begunWith !== null && wish !== begunWith;
}
