import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { explainWriting } from '../image/write.ts';
import { bytesOfTile } from './hashes.ts';
import { openPixelStore, type PixelStore } from './pixelstore.ts';

/** Bytes of tiles on disk beyond which those that nothing kept refers to are let go. */
const BUDGET = 4 * 2 ** 30;

/** A tile that was asked for this recently may be about to be referred to. Milliseconds. */
const GRACE = 10 * 60_000;

interface Known {
  readonly bytes: number;
  readonly used: number;
}

/**
 * The document tiles of a session: which ones are on disk, and when each was last spoken of. The window asks
 * which are missing before it refers to any, so letting unreferenced ones go can cost time but no pixels.
 */
export class TileShelf {
  /** In the order of last use, oldest first. */
  readonly #known = new Map<string, Known>();
  #bytes = 0;

  private constructor(
    private readonly store: PixelStore,
    private readonly budget: number,
    private readonly now: () => number,
  ) {}

  static async open(session: string, budget = BUDGET, now: () => number = Date.now): Promise<TileShelf> {
    const store = await openPixelStore(tileFolder(session));
    const shelf = new TileShelf(store, budget, now);
    for (const name of await readdir(store.folder)) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      shelf.#note(name, (await stat(join(store.folder, name))).size);
    }
    return shelf;
  }

  /** Which of these are not there; those that are stay for a while. */
  missing(hashes: readonly string[]): string[] {
    const missing = new Set<string>();
    for (const hash of hashes) {
      const known = this.#known.get(hash);
      if (known) this.#note(hash, known.bytes);
      else missing.add(hash);
    }
    return [...missing];
  }

  /** @throws UserError bad-parameters for bytes that are no tile, disk-full or cannot-write. */
  async put(tiles: readonly Uint8Array[]): Promise<string[]> {
    for (const { length } of tiles) {
      if (length !== bytesOfTile(1) && length !== bytesOfTile(4)) {
        throw new UserError('bad-parameters', `A tile has ${length} bytes.`);
      }
    }
    const hashes: string[] = [];
    try {
      for (const tile of tiles) hashes.push(await this.store.putBytes(tile));
    } catch (error) {
      throw explainWriting(this.store.folder, error);
    }
    hashes.forEach((hash, at) => this.#note(hash, tiles[at]?.length ?? 0));
    return hashes;
  }

  async read(hashes: readonly string[]): Promise<Uint8Array[]> {
    const missing = this.missing(hashes);
    if (missing.length > 0) throw tilesGone(missing.length);
    const tiles: Uint8Array[] = [];
    for (const hash of hashes) tiles.push(await this.store.bytes(hash));
    return tiles;
  }

  /** Tiles that another process put there. */
  note(tiles: ReadonlyMap<string, number>): void {
    for (const [hash, bytes] of tiles) this.#note(hash, bytes);
  }

  get bytes(): number {
    return this.#bytes;
  }

  get overBudget(): boolean {
    return this.#bytes > this.budget;
  }

  /** Lets the oldest tiles go that aren't in `kept`, until a quarter of the budget is free again. */
  async sweep(kept: ReadonlySet<string>): Promise<void> {
    const before = this.now() - GRACE;
    for (const [hash, { bytes, used }] of [...this.#known]) {
      if (this.#bytes <= this.budget * 0.75 || used > before) return;
      if (kept.has(hash)) continue;
      this.#known.delete(hash);
      this.#bytes -= bytes;
      await this.store.drop(hash);
    }
  }

  #note(hash: string, bytes: number): void {
    if (!this.#known.delete(hash)) this.#bytes += bytes;
    this.#known.set(hash, { bytes, used: this.now() });
  }
}

export function tileFolder(session: string): string {
  return join(session, 'tiles');
}

export function tilesGone(count: number): UserError {
  return new UserError('internal', `${count} tiles that are needed are not in the store.`);
}
