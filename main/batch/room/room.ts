import type {
  BatchOrder,
  BatchPhase,
  BatchRoom as Described,
  BatchRow,
  BatchRowId,
  BatchRowState,
  BatchStanding,
  BatchUnfinished,
  Workers,
} from '../../../preload/contract/batch-room.ts';
import type { BatchState } from '../../../preload/contract/batch.ts';
import type { Failure } from '../../../preload/contract/index.ts';
import { explain } from '../../errors/explain.ts';
import { toFailure } from '../../errors/user-error.ts';
import { beginBatch, type Asked, type Batch } from '../batch.ts';
import type { Ending } from '../journal.ts';
import { checkRecipe } from '../recipe.ts';
import { forgetBatch, orderOf, takeOut, unfinishedBatches } from '../unfinished.ts';
import { isAmongResults, walk } from '../walk.ts';
import { workThrough, type Hands, type QueueNews } from '../work.ts';
import { describeRow, isEnded, Rows, type Row } from './rows.ts';

/** Hands for one run of the room. */
export interface RoomHands extends Hands {
  /** How many pictures they take at a time. */
  readonly jobs: number;
  /** The queue that pictures are left to, as its address may be shown; null where they are worked on here. */
  readonly queue: string | null;
  /** What nobody has begun yet is taken back, and fails as cancelled. */
  readonly hold: () => void;
  /** Ends at once, and what was to be made fails as cancelled. @param leave whether others go on with what they were asked. */
  readonly stop: (leave: boolean) => void;
  /** Nothing more is left to them. */
  readonly close: () => Promise<void>;
}

export interface RoomServices {
  /** The data folder, in which batches are written down. */
  readonly data: string;
  /** What works on pictures as an order says: this computer, or workers. @throws UserError queue-away or files-away */
  readonly hands: (
    order: BatchOrder,
    workers: Workers | null,
    hear: (news: QueueNews) => void,
  ) => Promise<RoomHands>;
  /** How the whole stands, and the pictures that stand otherwise than before. */
  readonly tell: (standing: BatchStanding, rows: BatchRow[]) => void;
  /** Which pictures there are, or their order, has changed. */
  readonly changed: () => void;
}

/** How often the window is told, milliseconds: of small pictures there are many every second. */
const TELLING_MS = 150;

/** How long the end of the application waits for what the hands are at, milliseconds. */
const LAST_MS = 2_000;

/** A run through pictures, from a start or another to where it waits or is over. */
interface Run {
  readonly hands: RoomHands;
  readonly journal: Batch['journal'];
  readonly over: Promise<void>;
  /** Seconds on the clock of `performance`, and how much was done by then, in pictures. */
  readonly since: number;
  readonly before: number;
}

/**
 * The batch of the window: pictures are chosen, worked through, let wait and gone on with. What is done is written down in the
 * journal of its folder of results, as on the command line; each time it goes on, it goes on from what that says, so that a
 * crash is no more than a pause.
 */
export class BatchRoom {
  readonly #rows = new Rows();
  #phase: BatchPhase = 'choosing';
  #order: BatchOrder | null = null;
  /** Of the journal of what was begun. */
  #id: string | null = null;
  #problem: Failure | null = null;
  #run: Run | null = null;
  #workers: BatchStanding['workers'] = null;
  /** The pictures that were begun with. */
  #batch: readonly BatchRowId[] = [];
  /** The numbers of their items. */
  #items = new Map<BatchRowId, number>();
  /** Those of them whose turn is still to come, by the numbers of their items. */
  #turns = new Map<BatchRowId, number>();
  /** Whether no further picture is begun. */
  #held = false;
  #untold = new Set<BatchRowId>();
  #telling: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: RoomServices) {}

  describe(): Described {
    return { standing: this.#standing(), rows: this.#rows.all.map(describeRow), order: this.#order };
  }

  get rows(): readonly Row[] {
    return this.#rows.all;
  }

  /** The batch that can be gone on with, or of which pictures can be tried again. */
  get batch(): string | null {
    return this.#id;
  }

  /** Where a picture lies, or one of its results. @throws UserError file-missing where there is none. */
  pathOf(id: BatchRowId, file: number | null): string {
    const row = this.#rows.get(id);
    const files = row?.state.state === 'done' ? row.state.files : [];
    const path = file === null ? row?.path : files[file];
    if (path === undefined) throw explain('file-missing.not-chosen');
    return path;
  }

  /** Adds files, and what pictures lie in folders. @throws UserError file-missing or batch-busy */
  add(paths: readonly string[]): Promise<{ readonly added: number; readonly twice: number }> {
    return this.#change(['choosing', 'paused', 'ended'], async () => {
      const { files, twice } = await walk(
        paths,
        this.#phase === 'paused' ? (this.#order?.out ?? null) : null,
      );
      const known = new Set(this.#rows.all.map(({ path }) => path));
      const fresh = files.filter(({ path }) => !known.has(path));
      this.#rows.add(fresh);
      if (fresh.length > 0 && this.#phase === 'ended') this.#phase = 'choosing';
      return { added: fresh.length, twice: twice.length + files.length - fresh.length };
    });
  }

  /** Takes pictures out; of those that were begun with, only such as still wait: what is in hand is made, and what was stays. */
  remove(ids: readonly BatchRowId[]): Promise<void> {
    return this.#change(['choosing', 'running', 'pausing', 'paused', 'ended'], async () => {
      const gone = new Set(ids);
      if (this.#phase !== 'choosing' && this.#phase !== 'ended') await this.#leaveOut(gone);
      this.#rows.keep(({ id }) => !gone.has(id));
      this.#batch = this.#batch.filter((id) => !gone.has(id));
      if (this.#phase === 'paused' && this.#rows.all.every(({ state }) => isEnded(state)))
        this.#phase = 'ended';
      if (this.#rows.all.length === 0) this.#phase = 'choosing';
      if (this.#phase !== 'choosing') this.#tell();
    });
  }

  /** Writes down what is taken out of what was begun; what can't be stays among the rows. */
  async #leaveOut(gone: Set<BatchRowId>): Promise<void> {
    const run = this.#run;
    for (const id of gone) {
      const state = this.#rows.get(id)?.state.state;
      if (state !== 'waiting' || (run && this.#items.has(id) && !this.#turns.has(id))) gone.delete(id);
    }
    const items = [...gone].flatMap((id) => this.#items.get(id) ?? []);
    for (const id of gone) this.#turns.delete(id);
    if (items.length === 0) return;
    if (run) await run.journal.add({ kind: 'out', items });
    else if (this.#id !== null) await takeOut(this.services.data, this.#id, items);
  }

  /** Puts pictures before another, null: at the end; those that wait are worked on in that order. */
  move(ids: readonly BatchRowId[], before: BatchRowId | null): Promise<void> {
    return this.#change(['choosing', 'running', 'pausing', 'paused', 'ended'], () => {
      this.#rows.move(ids, before);
      const turns = this.#rows.all.flatMap(({ id }) => {
        const item = this.#turns.get(id);
        return item === undefined ? [] : [[id, item] as const];
      });
      this.#turns = new Map(turns);
    });
  }

  /** Pictures that are over leave the room, or all do, and what was begun is over with them. */
  clear(what: 'ended' | 'all'): Promise<void> {
    return this.#change(['choosing', 'paused', 'ended'], async () => {
      if (what === 'ended' && this.#phase !== 'paused') this.#rows.keep(({ state }) => !isEnded(state));
      if (what === 'all') {
        if (this.#phase === 'paused') await this.#forget();
        this.#rows.keep(() => false);
      }
      if (this.#phase === 'ended' || what === 'all') this.#phase = 'choosing';
      this.#problem = null;
    });
  }

  /**
   * Begins with the pictures that are not done, or with all of them. How many were left out because they lie where the results go.
   * @throws UserError as `readRecipe` and `beginBatch` do.
   */
  start(
    order: BatchOrder,
    again = false,
    workers: Workers | null = null,
  ): Promise<{ readonly leftOut: number }> {
    return this.#change(['choosing', 'ended'], async () => {
      const recipe = checkRecipe(order.recipe, order.recipe.name);
      const wanted = this.#rows.all.filter(
        ({ state }) => again || state.state === 'waiting' || state.state === 'failed',
      );
      const found: Row[] = [];
      for (const row of wanted) if (!(await isAmongResults(row, order.out))) found.push(row);
      if (found.length === 0 && wanted.length > 0) throw explain('batch-place.input', { name: order.out });
      const begun = { ...order, recipe };
      const hands = await this.#hands(begun, workers);
      const batch = await this.#beginFor(hands, {
        ...begun,
        ...{ resume: false, retry: false },
        find: () => Promise.resolve({ files: found, twice: [] }),
      });
      const leftOut = new Set(wanted.filter((row) => !found.includes(row)).map(({ id }) => id));
      this.#rows.keep(({ id }) => !leftOut.has(id));
      this.#begin(begun, batch, hands);
      return { leftOut: leftOut.size };
    });
  }

  /** Lets it wait: once the pictures in hand are done, or at once, and these are begun anew. */
  pause(atOnce: boolean): void {
    if (!this.#run) return;
    this.#held = true;
    this.#phase = 'pausing';
    if (atOnce) this.#run.hands.stop(false);
    else this.#run.hands.hold();
    this.#tell();
  }

  /** @throws UserError as `beginBatch` does. */
  resume(workers: Workers | null = null): Promise<void> {
    return this.#change(['paused'], async () => {
      const order = this.#ordered();
      await this.#goOn(order, false, await this.#hands(order, workers));
    });
  }

  /** Tries pictures again that failed; null: all of them. @throws UserError as `beginBatch` does. */
  retry(ids: readonly BatchRowId[] | null, workers: Workers | null = null): Promise<void> {
    return this.#change(['paused', 'ended'], async () => {
      const asked = ids && new Set(ids);
      const again = this.#rows.all.filter(({ id }) => asked?.has(id) ?? true).map(({ path }) => path);
      const order = this.#ordered();
      await this.#goOn(order, new Set(again), await this.#hands(order, workers));
    });
  }

  /** Ends it; what is done stays, and it isn't offered again. The rest can be begun with anew. */
  async cancel(): Promise<void> {
    if (this.#run) this.pause(true);
    await this.#run?.over;
    await this.#change(['choosing', 'paused', 'ended'], async () => {
      await this.#forget();
      this.#phase = 'choosing';
      this.#problem = null;
    });
  }

  /** Batches that were stopped before their ends, the one in the room left out. */
  async unfinished(): Promise<BatchUnfinished[]> {
    return (await unfinishedBatches(this.services.data)).filter(({ id }) => id !== this.#id);
  }

  /** Goes on with one of them, in place of what is in the room. @throws UserError as `beginBatch` does. */
  continue(id: string, workers: Workers | null = null): Promise<void> {
    return this.#change(['choosing', 'ended'], async () => {
      const order = await orderOf(this.services.data, id);
      const hands = await this.#hands(order, workers);
      this.#rows.keep(() => false);
      await this.#goOn(order, false, hands);
    });
  }

  async forget(id: string): Promise<void> {
    await forgetBatch(this.services.data, id);
  }

  /** What is in hand here is given up, to be begun anew when it is gone on with; workers go on with what they were asked. */
  async close(): Promise<void> {
    if (this.#telling) clearTimeout(this.#telling);
    if (!this.#run) return;
    this.#held = true;
    this.#phase = 'pausing';
    this.#run.hands.stop(true);
    let late: NodeJS.Timeout | undefined;
    await Promise.race([this.#run.over, new Promise((resolve) => (late = setTimeout(resolve, LAST_MS)))]);
    clearTimeout(late);
  }

  async #forget(): Promise<void> {
    if (this.#id !== null) await forgetBatch(this.services.data, this.#id);
    this.#id = null;
    this.#batch = [];
    this.#items = new Map();
    this.#turns = new Map();
  }

  #ordered(): BatchOrder {
    if (!this.#order || this.#id === null) throw explain('batch-unknown.gone');
    return this.#order;
  }

  async #hands(order: BatchOrder, workers: Workers | null): Promise<RoomHands> {
    const hands = await this.services.hands(order, workers, (news) => {
      if (!this.#workers) return;
      this.#workers =
        news.code === 'workers'
          ? { ...this.#workers, count: news.count }
          : { ...this.#workers, away: news.code === 'away' };
      this.#tell();
    });
    this.#workers = workers && { away: false, count: null };
    return hands;
  }

  async #beginFor(hands: RoomHands, asked: Omit<Asked, 'queue'>): Promise<Batch> {
    try {
      return await beginBatch(this.services.data, { ...asked, queue: hands.queue });
    } catch (error) {
      this.#workers = null;
      await hands.close();
      throw error;
    }
  }

  /** From where the journal says. */
  async #goOn(order: BatchOrder, retry: false | ReadonlySet<string>, hands: RoomHands): Promise<void> {
    const fresh = this.#fresh();
    const batch = await this.#beginFor(hands, {
      ...order,
      // One that was taken out and added once more is made.
      ...{ resume: true, retry: new Set([...(retry || []), ...fresh.map(({ path }) => path)]) },
      find: () => Promise.resolve({ files: fresh, twice: [] }),
    });
    const known = new Set(this.#rows.all.map(({ path }) => path));
    const { out } = batch.recorded;
    const missing = batch.items.filter(({ input }, item) => !known.has(input) && !out.has(item));
    this.#rows.add(missing.map(({ input }) => ({ path: input, below: [] })));
    this.#begin(order, batch, hands);
  }

  /** Those that were added since it was begun. */
  #fresh(): readonly Row[] {
    const begun = new Set(this.#batch);
    return this.#rows.all.filter(({ id, state }) => !begun.has(id) && !isEnded(state));
  }

  #begin(order: BatchOrder, batch: Batch, hands: RoomHands): void {
    const items = new Map(batch.items.map(({ input }, item) => [input, item]));
    const rows = this.#rows.all.flatMap(({ id, path }) => {
      const item = items.get(path);
      return item === undefined ? [] : [{ id, item }];
    });
    const { endings } = batch.recorded;
    for (const { id, item } of rows) this.#rows.stand(id, stateOf(endings.get(item)), 0);
    this.#order = order;
    this.#id = batch.id;
    this.#batch = rows.map(({ id }) => id);
    this.#items = new Map(rows.map(({ id, item }) => [id, item]));
    this.#turns = new Map(rows.filter(({ item }) => !endings.has(item)).map(({ id, item }) => [id, item]));
    this.#problem = null;
    this.#held = false;
    this.#phase = 'running';
    const ids = new Map(rows.map(({ id, item }) => [item, id]));
    const over = this.#workThrough(order, batch, ids, hands);
    this.#run = {
      hands,
      journal: batch.journal,
      over,
      since: performance.now() / 1000,
      before: this.#done(),
    };
  }

  async #workThrough(
    order: BatchOrder,
    batch: Batch,
    ids: ReadonlyMap<number, BatchRowId>,
    hands: RoomHands,
  ): Promise<void> {
    const { items, recorded, journal } = batch;
    try {
      await workThrough({
        ...{ recipe: order.recipe, items, recorded, journal, jobs: hands.jobs, hands },
        mayReplace: order.existing === 'newer' || order.existing === 'replace',
        tell: (item, state) => {
          const id = ids.get(item);
          if (id !== undefined) this.#stands(id, state);
        },
        next: () => this.#next(),
      });
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== 'cancelled') this.#problem = failure;
    } finally {
      await hands.close();
      await batch.close();
      this.#run = null;
      this.#workers = null;
      const rows = this.#batch.flatMap((id) => this.#rows.get(id) ?? []);
      this.#phase = rows.every(({ state }) => isEnded(state)) ? 'ended' : 'paused';
      this.#tell();
    }
  }

  #next(): number | undefined {
    const [first] = this.#turns;
    if (this.#held || !first) return undefined;
    this.#turns.delete(first[0]);
    return first[1];
  }

  #stands(id: BatchRowId, state: BatchState): void {
    const now = performance.now() / 1000;
    this.#rows.stand(id, state.state === 'working' ? { ...state, secondsLeft: null } : state, now);
    this.#untold.add(id);
    this.#telling ??= setTimeout(() => this.#tell(), TELLING_MS);
  }

  #tell(): void {
    if (this.#telling) clearTimeout(this.#telling);
    this.#telling = null;
    const rows = [...this.#untold].flatMap((id) => this.#rows.get(id) ?? []);
    this.#untold = new Set();
    this.services.tell(this.#standing(), rows.map(describeRow));
  }

  #standing(): BatchStanding {
    const count = this.#batch.length;
    const done = this.#done();
    const begun = this.#run;
    const pace =
      begun && done > begun.before ? (performance.now() / 1000 - begun.since) / (done - begun.before) : null;
    return {
      phase: this.#phase,
      fraction: count === 0 ? 0 : done / count,
      secondsLeft: pace === null ? null : pace * (count - done),
      problem: this.#problem,
      workers: this.#workers,
    };
  }

  /** How much is done of what was begun with, in pictures. */
  #done(): number {
    return this.#batch.reduce((sum, id) => {
      const state = this.#rows.get(id)?.state;
      return sum + (!state ? 1 : isEnded(state) ? 1 : state.state === 'working' ? state.fraction : 0);
    }, 0);
  }

  /** One change after the other. @throws UserError batch-busy in any other phase. */
  #change<T>(phases: readonly BatchPhase[], work: () => T | Promise<T>): Promise<T> {
    const changing = this.#turn.then(async () => {
      if (!phases.includes(this.#phase)) throw explain('batch-busy');
      try {
        return await work();
      } finally {
        this.services.changed();
      }
    });
    this.#turn = changing.catch(() => undefined);
    return changing;
  }
}

function stateOf(ending: Ending | undefined): BatchRowState {
  if (!ending) return { state: 'waiting' };
  if (ending.kind === 'failed') return { state: 'failed', error: ending.error };
  const { files, seconds, notes } = ending;
  return files.length > 0 ? { state: 'done', files, seconds, notes } : { state: 'skipped' };
}
