import type { Entry, History } from '../picture/history.ts';

interface State {
  /** Stays the same for a state while it is kept, whatever is let go before it. */
  readonly key: number;
  readonly entry: Entry;
}

/** Past, present and future as one list, oldest first, in the numbering that `jump` takes. */
export function statesOf({ past, present, future, forgotten }: History): readonly State[] {
  return [...past, present, ...future].map((entry, index) => ({ key: forgotten + index, entry }));
}
