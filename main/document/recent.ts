import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';

const MOST = 20;
const List = z.array(z.string());

/** Paths of the files opened or saved last, newest first, in one JSON file; a damaged one counts as absent. */
export class RecentPaths {
  private constructor(
    private readonly file: string,
    private paths: readonly string[],
    private readonly onChange: (paths: readonly string[]) => void,
  ) {}

  static async open(file: string, onChange: (paths: readonly string[]) => void): Promise<RecentPaths> {
    const stored = await readFile(file, 'utf8').then(
      (text) => List.safeParse(parsed(text)).data ?? [],
      () => [],
    );
    const recent = new RecentPaths(file, stored.slice(0, MOST), onChange);
    onChange(recent.paths);
    return recent;
  }

  get all(): readonly string[] {
    return this.paths;
  }

  add(path: string): Promise<void> {
    return this.#set([path, ...this.paths.filter((other) => other !== path)].slice(0, MOST));
  }

  remove(path: string): Promise<void> {
    return this.#set(this.paths.filter((other) => other !== path));
  }

  /** @throws UserError cannot-write or disk-full; what is to be forgotten is still there then. */
  async clear(): Promise<void> {
    await this.#write([]);
    this.#show([]);
  }

  async #set(paths: readonly string[]): Promise<void> {
    this.#show(paths);
    // A list that can't be remembered is no reason to fail what was opened or saved.
    await this.#write(paths).catch(() => undefined);
  }

  #show(paths: readonly string[]): void {
    this.paths = paths;
    this.onChange(paths);
  }

  #write(paths: readonly string[]): Promise<void> {
    return writeWhole(this.file, new TextEncoder().encode(JSON.stringify(paths, null, 2)));
  }
}
