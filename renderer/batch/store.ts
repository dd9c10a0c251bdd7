import { create } from 'zustand';
import type {
  BatchOrder,
  BatchRow,
  BatchRowId,
  BatchStanding,
  BatchUnfinished,
  Failure,
} from '../../preload/contract/index.ts';

interface BatchState {
  /** Whether the room is before the person. */
  readonly open: boolean;
  readonly standing: BatchStanding;
  readonly rows: readonly BatchRow[];
  /** What was begun with. */
  readonly order: BatchOrder | null;
  /** What the draft was when the batch in the room was begun. */
  readonly begunWith: string | null;
  /** Whether what was dropped or chosen is being looked through. */
  readonly looking: boolean;
  /** Batches that were stopped before their ends, which can be gone on with. */
  readonly unfinished: readonly BatchUnfinished[];
  readonly selected: ReadonlySet<BatchRowId>;
  /** Where a range of chosen pictures begins: the one that was chosen last without a range. */
  readonly anchor: BatchRowId | null;
  /** The picture that is compared with its results. */
  readonly compared: BatchRowId | null;
  /** Pictures that could not even be looked at. */
  readonly unreadable: ReadonlyMap<BatchRowId, Failure>;
  /** What went wrong last, and what there is to be known. */
  readonly failure: Failure | null;
  readonly said: string | null;
}

const still: BatchStanding = {
  phase: 'choosing',
  fraction: 0,
  secondsLeft: null,
  problem: null,
  workers: null,
};

/** The batch room as the window has it; the other side has the batch itself. */
export const useBatch = create<BatchState>(() => ({
  open: false,
  standing: still,
  rows: [],
  order: null,
  begunWith: null,
  looking: false,
  unfinished: [],
  selected: new Set(),
  anchor: null,
  compared: null,
  unreadable: new Map(),
  failure: null,
  said: null,
}));

export type Count = Readonly<Record<BatchRow['state']['state'], number>>;

export function countOf(rows: readonly BatchRow[]): Count {
  const count = { waiting: 0, working: 0, done: 0, skipped: 0, failed: 0 };
  for (const { state } of rows) count[state.state] += 1;
  return count;
}

/** The rows with those that changed in their places. */
export function withChanges(rows: readonly BatchRow[], changed: readonly BatchRow[]): readonly BatchRow[] {
  if (changed.length === 0) return rows;
  const now = new Map(changed.map((row) => [row.id, row]));
  return rows.map((row) => now.get(row.id) ?? row);
}

/** Whether this computer works on a batch; what workers were left by a queue goes on without it. */
export function isAtWork({ phase, workers }: BatchStanding): boolean {
  return (phase === 'running' || phase === 'pausing') && workers === null;
}

/** Whether pictures can be added and taken out, and what is to be done can be changed. */
export function isFree({ phase }: BatchStanding): boolean {
  return phase === 'choosing' || phase === 'ended';
}

/** What of the chosen can be taken out: where a batch has begun, pictures that still wait. */
export function removableOf({
  rows,
  standing,
  selected,
}: Pick<BatchState, 'rows' | 'standing' | 'selected'>): readonly BatchRowId[] {
  const chosen = rows.filter(({ id }) => selected.has(id));
  return chosen.filter(({ state }) => isFree(standing) || state.state === 'waiting').map(({ id }) => id);
}

/** Chooses a row alone, with `add` beside the others (or no longer), with `range` all from the anchor on. */
export function chosenRows(
  { rows, selected, anchor }: Pick<BatchState, 'rows' | 'selected' | 'anchor'>,
  id: BatchRowId,
  how: { readonly add: boolean; readonly range: boolean },
): Pick<BatchState, 'selected' | 'anchor'> {
  const from = how.range ? rows.findIndex((row) => row.id === anchor) : -1;
  if (from >= 0) {
    const to = rows.findIndex((row) => row.id === id);
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { selected: new Set(range.map((row) => row.id)), anchor };
  }
  if (!how.add) return { selected: new Set([id]), anchor: id };
  const others = new Set(selected);
  if (!others.delete(id)) others.add(id);
  return { selected: others, anchor: id };
}
