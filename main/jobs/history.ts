import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { JobRecord } from '../../preload/contract/index.ts';
import { writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';

/** How many jobs are remembered; the oldest make room. */
const MOST = 200;

const Stored = z.object({ version: z.literal(1), records: z.array(JobRecord) });

/**
 * Jobs that are over, latest first: how each was made and what came of it, in one JSON file, and a small picture of each
 * beside it. No picture of the person's own is kept in full.
 */
export class JobHistory {
  /** Writes follow each other, so that an older state never lands on a newer one. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    readonly folder: string,
    private records: readonly JobRecord[],
    private unread: boolean,
    private readonly most: number,
    private readonly onChange: () => void,
  ) {}

  /** A file that can't be read, such as a newer version's, is set aside under another name, and the history begins anew. */
  static async open(folder: string, onChange: () => void, most = MOST): Promise<JobHistory> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = await readFile(fileIn(folder), 'utf8').catch(() => null);
    const stored = text === null ? null : Stored.safeParse(parsed(text));
    if (stored && !stored.success) await rename(fileIn(folder), unreadIn(folder));
    const unread = await stat(unreadIn(folder)).then(
      () => true,
      () => false,
    );
    return new JobHistory(folder, stored?.data?.records.slice(0, most) ?? [], unread, most, onChange);
  }

  get all(): readonly JobRecord[] {
    return this.records;
  }

  /** How many there are; what was set aside, which nobody can count, is one. */
  get count(): number {
    return this.records.length + (this.unread ? 1 : 0);
  }

  /** @param picture A small picture of it, as a WebP file; null where there is none. */
  add(record: JobRecord, picture: Uint8Array | null): Promise<void> {
    const added: JobRecord = { ...record, pictured: picture !== null };
    return this.#inTurn(async () => {
      if (picture) await writeWhole(pictureIn(this.folder, added.id), picture);
      await this.#set([added, ...this.records.filter(({ id }) => id !== added.id)].slice(0, this.most));
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(() => this.#set(this.records.filter((record) => record.id !== id)));
  }

  clear(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#set([]);
      await rm(unreadIn(this.folder), { force: true });
      this.unread = false;
    });
  }

  /** Where the small picture of a job lies; null for one that is not remembered, or of which there is none. */
  pictureOf(id: string): string | null {
    return this.records.some((record) => record.id === id && record.pictured)
      ? pictureIn(this.folder, id)
      : null;
  }

  /** How much it takes on the disk. */
  async bytes(): Promise<number> {
    const pictured = this.records.filter(({ pictured }) => pictured);
    const files = [fileIn(this.folder), ...pictured.map(({ id }) => pictureIn(this.folder, id))];
    const sizes = files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    );
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  /** Once everything is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** The list is written before the pictures go that it no longer names. */
  async #set(records: readonly JobRecord[]): Promise<void> {
    const kept = new Set(records.map(({ id }) => id));
    const gone = this.records.filter(({ id }) => !kept.has(id));
    this.records = records;
    const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, records }));
    await writeWhole(fileIn(this.folder), bytes);
    for (const { id } of gone) await rm(pictureIn(this.folder, id), { force: true });
    this.onChange();
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(write);
    this.#writing = done.catch(() => undefined);
    return done;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'history.json');
}

function unreadIn(folder: string): string {
  return join(folder, 'history-unread.json');
}

function pictureIn(folder: string, id: string): string {
  return join(folder, `${id}.webp`);
}
