import { stat } from 'node:fs/promises';
import type { Batch } from '../batch.ts';
import { walk, type Found } from '../walk.ts';
import { isSame, Settling, type Look } from './settling.ts';

/** What arrives in a folder, and is taken into its batch when it has stopped growing. */
export class Arrivals {
  readonly #settling: Settling;
  readonly #known = new Map<string, number>();
  /** Files as they were when they were taken. */
  readonly #taken = new Map<string, Look>();
  /** Items that nobody has been told of, where the rest of a look went wrong. */
  readonly #due: number[] = [];

  constructor(
    private readonly batch: Pick<Batch, 'items' | 'recorded' | 'takeIn' | 'tryAgain'>,
    private readonly folder: string,
    private readonly out: string,
    still: number,
  ) {
    this.#settling = new Settling(still);
    this.#learn(0);
  }

  /**
   * The items whose turn has come: of files that are new, and of those that could not be read and have changed since, or were
   * missing.
   * @throws UserError file-missing where the folder is gone; cannot-write or disk-full
   */
  async look(): Promise<readonly number[]> {
    const { files } = await walk([this.folder], this.out);
    const looks = (await Promise.all(files.map(lookAt))).flat();
    const settled = this.#settling.settled(
      looks.filter((file) => this.#isWanted(file)),
      performance.now(),
    );
    for (const file of settled) this.#taken.set(file.path, file);
    const again = settled.flatMap(({ path }) => this.#known.get(path) ?? []);
    const fresh = settled.filter(({ path }) => !this.#known.has(path));
    const before = this.batch.items.length;
    if (fresh.length > 0) await this.batch.takeIn(fresh);
    this.#due.push(...this.#learn(before));
    if (again.length > 0) await this.batch.tryAgain(again);
    this.#due.push(...again);
    return this.#due.splice(0);
  }

  #isWanted(file: Look): boolean {
    const at = this.#known.get(file.path);
    if (at === undefined) return true;
    const ending = this.batch.recorded.endings.get(at);
    if (ending?.kind !== 'failed') {
      // Only what fails may come to be wanted again.
      if (ending) this.#taken.delete(file.path);
      return false;
    }
    if (ending.error.code === 'file-missing' && ending.error.because === 'gone') return true;
    const taken = this.#taken.get(file.path);
    if (!taken) this.#taken.set(file.path, file);
    return taken !== undefined && !isSame(taken, file);
  }

  /** The items from a number on, which are known from here on. */
  #learn(from: number): readonly number[] {
    return this.batch.items.slice(from).map(({ input }, i) => {
      this.#known.set(input, from + i);
      return from + i;
    });
  }
}

/** A file as it is now; none where it was taken away meanwhile. */
async function lookAt(found: Found): Promise<(Found & Look)[]> {
  const there = await stat(found.path).catch(() => null);
  return there ? [{ ...found, size: there.size, modified: there.mtimeMs }] : [];
}
