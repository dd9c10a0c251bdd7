import { basename, dirname } from 'node:path';
import type { BatchRow, BatchRowId, BatchRowState } from '../../../preload/contract/batch-room.ts';
import { Eta } from '../../jobs/eta.ts';
import type { Found } from '../walk.ts';

export interface Row extends Found {
  readonly id: BatchRowId;
  readonly state: BatchRowState;
}

/** From which share of a picture on it is told how long it takes still. */
const TOLD_FROM = 0.06;

const waiting: BatchRowState = { state: 'waiting' };

/** The pictures of the room in their order, and how each of them stands. */
export class Rows {
  #rows: Row[] = [];
  #places = new Map<BatchRowId, number>();
  readonly #etas = new Map<BatchRowId, Eta>();
  #lastId = 0;

  get all(): readonly Row[] {
    return this.#rows;
  }

  get(id: BatchRowId): Row | undefined {
    return this.#rows[this.#places.get(id) ?? -1];
  }

  add(found: readonly Found[]): void {
    this.#set([...this.#rows, ...found.map((one) => ({ ...one, id: (this.#lastId += 1), state: waiting }))]);
  }

  keep(wanted: (row: Row) => boolean): void {
    this.#set(this.#rows.filter(wanted));
  }

  /** Puts these, in the order in which they stand, before another; null: at the end. */
  move(ids: readonly BatchRowId[], before: BatchRowId | null): void {
    const moved = new Set(ids);
    const rest = this.#rows.filter(({ id }) => !moved.has(id));
    // Before one of themselves is before the next that isn't.
    const from = before === null ? this.#rows.length : (this.#places.get(before) ?? this.#rows.length);
    const anchor = this.#rows.slice(from).find(({ id }) => !moved.has(id));
    const at = anchor ? rest.indexOf(anchor) : rest.length;
    const them = this.#rows.filter(({ id }) => moved.has(id));
    this.#set([...rest.slice(0, at), ...them, ...rest.slice(at)]);
  }

  /** @param now seconds on any clock that only goes forward. */
  stand(id: BatchRowId, state: BatchRowState, now: number): void {
    const place = this.#places.get(id);
    const row = place === undefined ? undefined : this.#rows[place];
    if (place === undefined || !row) return;
    if (state.state === 'working') {
      // Once it is read it may wait for the engine, of which its pace so far says nothing.
      const told = state.fraction >= TOLD_FROM;
      const eta = this.#etas.get(id) ?? new Eta();
      if (told) this.#etas.set(id, eta);
      const secondsLeft = told ? eta.update(now, state.fraction) : null;
      this.#rows[place] = { ...row, state: { ...state, secondsLeft } };
      return;
    }
    this.#etas.delete(id);
    this.#rows[place] = { ...row, state };
  }

  #set(rows: Row[]): void {
    this.#rows = rows;
    this.#places = new Map(rows.map(({ id }, place) => [id, place]));
  }
}

/** As the window has it. */
export function describeRow({ id, path, state }: Row): BatchRow {
  return { id, name: basename(path), folder: dirname(path), state };
}

/** Whether nothing more happens to a picture by itself. */
export function isEnded({ state }: BatchRowState): boolean {
  return state === 'done' || state === 'skipped' || state === 'failed';
}
