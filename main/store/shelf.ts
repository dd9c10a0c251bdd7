import { renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Leases } from './leases.ts';
import { readRows } from './pixel-file.ts';
import type { Rows } from './pixel-file.ts';
import { isHash, openPixelStore, type PixelStore } from './pixelstore.ts';

/** Files that are named or unnamed before others get their turn. */
const BATCH = 64;

/**
 * A folder of content by hash, in which each file stays as long as somebody holds it. Other processes read here
 * and put what they make into folders of their own, from which it is taken in: only the shelf names files and
 * takes names away, each in one step with the leases, so that what is held or was said to be there can't go.
 */
export class Shelf {
  readonly #leases = new Leases();
  readonly #there: Set<string>;
  readonly #store: PixelStore;
  readonly #unheld = new Set<string>();
  #sweeping: Promise<void> | null = null;
  #moves = 0;

  private constructor(store: PixelStore, there: readonly string[]) {
    this.#store = store;
    this.#there = new Set(there);
  }

  static async open(folder: string): Promise<Shelf> {
    const store = await openPixelStore(folder);
    await mkdir(leaving(folder), { recursive: true });
    return new Shelf(store, (await readdir(folder)).filter(isHash));
  }

  get folder(): string {
    return this.#store.folder;
  }

  /** Lets an owner hold these, too, whether they are there or only will be. Returns those that aren't. */
  acquire(owner: string, hashes: Iterable<string>): string[] {
    const wanted = new Set(hashes);
    this.#leases.acquire(owner, wanted);
    return [...wanted].filter((hash) => !this.#there.has(hash));
  }

  /** Lets an owner hold these and nothing else. */
  hold(owner: string, hashes: Iterable<string>): void {
    this.#giveBack(this.#leases.hold(owner, hashes));
  }

  release(owner: string): void {
    this.#giveBack(this.#leases.release(owner));
  }

  /** Ends every owner that isn't wanted any more. */
  releaseWhere(isOver: (owner: string) => boolean): void {
    for (const owner of this.#leases.owners()) if (isOver(owner)) this.release(owner);
  }

  /** @throws UserError disk-full or cannot-write. */
  async put(owner: string, contents: readonly Uint8Array[]): Promise<string[]> {
    const beside = join(leaving(this.folder), `put-${(this.#moves += 1)}`);
    const inbox = await openPixelStore(beside);
    try {
      const hashes: string[] = [];
      for (const bytes of contents) {
        const hash = await inbox.putBytes(bytes);
        this.takeOne(owner, beside, hash);
        hashes.push(hash);
      }
      return hashes;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  }

  /** Takes in everything that another process put into its folder. */
  async take(owner: string, from: string): Promise<void> {
    const names = await readdir(from).catch(() => []);
    for (const [at, hash] of names.filter(isHash).entries()) {
      this.takeOne(owner, from, hash);
      if (at % BATCH === BATCH - 1) await nextTurn();
    }
  }

  /** Takes one in. What is there already may have been put a second time, and must not be taken in again later. */
  takeOne(owner: string, from: string, hash: string): void {
    this.#leases.acquire(owner, [hash]);
    if (this.#there.has(hash)) {
      rmSync(join(from, hash), { force: true });
      return;
    }
    renameSync(join(from, hash), join(this.folder, hash));
    this.#there.add(hash);
  }

  has(hash: string): boolean {
    return this.#there.has(hash);
  }

  async read(hashes: readonly string[]): Promise<Uint8Array[]> {
    const missing = hashes.filter((hash) => !this.#there.has(hash));
    if (missing.length > 0) throw gone(missing.length);
    const contents: Uint8Array[] = [];
    for (const hash of hashes) contents.push(await readFile(join(this.folder, hash)));
    return contents;
  }

  /** A picture's rows from one on, as many as go at once; see `readRows`. */
  async rows(hash: string, from: number, side: number | undefined): Promise<Rows> {
    if (!this.#there.has(hash)) throw new Error(`The picture ${hash} is not in the store.`);
    return readRows(join(this.folder, hash), from, side);
  }

  /** Resolves once everything that nobody holds is gone from the disk. */
  async settled(): Promise<void> {
    while (this.#sweeping) await this.#sweeping;
  }

  #giveBack(hashes: Iterable<string>): void {
    for (const hash of hashes) this.#unheld.add(hash);
    if (this.#unheld.size > 0) this.#sweeping ??= this.#sweep();
  }

  /**
   * A name is taken away at once, the space behind it is given back beside the work: for a large picture that
   * takes a while. What can't be removed goes with the folder.
   */
  async #sweep(): Promise<void> {
    await nextTurn();
    while (this.#unheld.size > 0) {
      const going: Promise<void>[] = [];
      for (const hash of [...this.#unheld].slice(0, BATCH)) {
        this.#unheld.delete(hash);
        if (this.#leases.isHeld(hash) || !this.#there.delete(hash)) continue;
        going.push(this.#remove(hash));
      }
      await Promise.allSettled(going);
    }
    this.#sweeping = null;
  }

  async #remove(hash: string): Promise<void> {
    const moved = join(leaving(this.folder), `${hash}-${(this.#moves += 1)}`);
    renameSync(join(this.folder, hash), moved);
    await rm(moved, { force: true });
  }
}

function leaving(folder: string): string {
  return join(folder, 'leaving');
}

export function gone(count: number): Error {
  return new Error(`${count} tiles that are needed are not in the store.`);
}
