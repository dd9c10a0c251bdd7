import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { BatchOrder } from '../../preload/contract/batch-room.ts';
import { Failure } from '../../preload/contract/failure.ts';
import { WrittenNote } from '../../preload/contract/picture.ts';
import { explain } from '../errors/explain.ts';
import { explainWriting } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';
import { Item } from './plan.ts';

const item = z.int().nonnegative();

/** What happened in a batch, a line each, in the order in which it did. */
export const Entry = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('batch'), version: z.literal(1), key: z.string() },
    /** What was asked for, so that it can be gone on with without being asked for again. Earlier journals have none. */
    order: BatchOrder.optional(),
  }),
  z.object({
    ...{ kind: z.literal('items'), items: z.array(Item).readonly() },
    /** The number of the first of them: one that is too high tells of others that are lost. Earlier journals have none. */
    from: item.optional(),
  }),
  /** A file with these bytes is about to be written: first beside its place, then in it. */
  z.object({ kind: z.literal('writes'), item, output: item, path: z.string(), sha256: z.string() }),
  z.object({ kind: z.literal('beside'), path: z.string() }),
  /** From here on it is left to workers at this queue, as its address may be shown; null: worked on where it was begun. */
  z.object({ kind: z.literal('left'), queue: z.string().nullable() }),
  z.object({
    ...{ kind: z.literal('done'), item, files: z.array(z.string()).readonly(), seconds: z.number() },
    notes: z.array(WrittenNote).readonly(),
  }),
  z.object({ kind: z.literal('failed'), item, error: Failure }),
  /** Nothing is to be made of these: the person took them out. */
  z.object({ kind: z.literal('out'), items: z.array(item).readonly() }),
  /** Those that failed are to be tried again, or come in again; absent: all that failed. */
  z.object({ kind: z.literal('again'), items: z.array(item).readonly().optional() }),
]);
export type Entry = z.infer<typeof Entry>;

/** How a picture ended. */
export type Ending = Extract<Entry, { kind: 'done' | 'failed' }>;

/** What a journal says of a batch. */
export interface Recorded {
  readonly key: string;
  /** Null where an earlier version began it. */
  readonly order: BatchOrder | null;
  /** The queue that it was left to last; null where it was to none. */
  readonly queue: string | null;
  readonly items: readonly Item[];
  readonly endings: ReadonlyMap<number, Ending>;
  /** Items that were taken out, which count as ended. */
  readonly out: ReadonlySet<number>;
  /** Of items that have not ended: what was written of them, or was about to be. */
  readonly written: ReadonlyMap<number, readonly Written[]>;
  /** Where files were being written when it ended. */
  readonly beside: readonly string[];
}

export interface Written {
  readonly output: number;
  readonly path: string;
  readonly sha256: string;
}

/** The file that a batch writes down what it does in, so that another run can go on from there whenever it ends. */
export class Journal {
  #turn: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** @param anew whether what it says is forgotten. @throws UserError cannot-write or disk-full */
  static async open(path: string, anew: boolean): Promise<Journal> {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return new Journal(path, await open(path, anew ? 'w' : 'a', 0o600));
    } catch (error) {
      throw explainWriting(path, error);
    }
  }

  /** It is on the disk when this is over. @throws UserError cannot-write or disk-full */
  add(entry: Entry): Promise<void> {
    const adding = this.#turn.then(async () => {
      try {
        // A line that was cut short ends here.
        await this.file.appendFile(`\n${JSON.stringify(entry)}`);
        await this.file.datasync();
      } catch (error) {
        throw explainWriting(this.path, error);
      }
    });
    this.#turn = adding.catch(() => undefined);
    return adding;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.file.close();
  }
}

/**
 * What a journal says; null where there is none. A line that was cut short, when the machine or the program was stopped, is
 * as if it hadn't been begun.
 * @throws UserError batch-unknown where a newer version wrote it, or pictures are lost from it.
 */
export async function readJournal(path: string): Promise<Recorded | null> {
  let key: string | null = null;
  let order: BatchOrder | null = null;
  let queue: string | null = null;
  const items: Item[] = [];
  const endings = new Map<number, Ending>();
  const out = new Set<number>();
  const written = new Map<number, Written[]>();
  const beside: string[] = [];
  const file = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: file, crlfDelay: Infinity })) {
      const value = parsed(line);
      const entry = Entry.safeParse(value).data;
      if (!entry) {
        if (value !== null) throw explain('batch-unknown.newer');
        continue;
      }
      switch (entry.kind) {
        case 'batch':
          ({ key, order = null } = entry);
          break;
        case 'items':
          if (entry.from !== undefined && entry.from > items.length) throw explain('batch-unknown.damaged');
          // Those that were written down, and not known to be, are written down once more.
          items.splice(entry.from ?? items.length, Infinity, ...entry.items);
          break;
        case 'writes':
          written.set(entry.item, [...(written.get(entry.item) ?? []), entry]);
          break;
        case 'left':
          ({ queue } = entry);
          break;
        case 'beside':
          beside.push(entry.path);
          break;
        case 'done':
        case 'failed':
          endings.set(entry.item, entry);
          written.delete(entry.item);
          break;
        case 'out':
          for (const at of entry.items) {
            endings.set(at, takenOut(at));
            out.add(at);
          }
          break;
        case 'again':
          for (const at of failedIn(endings, entry.items)) endings.delete(at);
          for (const at of entry.items ?? []) if (out.delete(at)) endings.delete(at);
          break;
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return key === null ? null : { key, order, queue, items, endings, out, written, beside };
}

/** The end of an item that was taken out. */
export function takenOut(item: number): Ending {
  return { kind: 'done', item, files: [], seconds: 0, notes: [] };
}

/** Whether it tells of pictures that it doesn't name: what says which they are was damaged. */
export function isDamaged({
  items,
  endings,
  written,
}: Pick<Recorded, 'items' | 'endings' | 'written'>): boolean {
  return [...endings.keys(), ...written.keys()].some((at) => at >= items.length);
}

/** The items that failed, of these or of all. */
export function failedIn(endings: ReadonlyMap<number, Ending>, among?: readonly number[]): number[] {
  const asked = among && new Set(among);
  return [...endings].flatMap(([at, { kind }]) =>
    kind === 'failed' && (asked?.has(at) ?? true) ? [at] : [],
  );
}
