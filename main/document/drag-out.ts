import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explain } from '../errors/explain.ts';

/**
 * Files that are written to be dragged out of the window. A file manager copies after the drop, whenever it likes: those
 * that were dragged stay until the application ends, and of others the last one.
 */
export class DragOut {
  #last: string | null = null;
  readonly #files = new Map<string, string>();

  /** @param folder that is this class's own. */
  constructor(private readonly folder: string) {}

  /** Writes a file; the token under which it can be dragged. @param name with its ending, as it is dropped. */
  async prepare(name: string, bytes: Uint8Array): Promise<string> {
    if (this.#last !== null) await this.#remove(this.#last);
    const token = randomUUID();
    const path = join(this.folder, token, asFileName(name));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    this.#files.set(token, path);
    this.#last = token;
    return token;
  }

  /** Where a file lies that is dragged from now on. @throws UserError file-missing for an unknown token. */
  drag(token: string): string {
    const path = this.#files.get(token);
    if (path === undefined) throw explain('file-missing.not-chosen');
    if (this.#last === token) this.#last = null;
    return path;
  }

  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async #remove(token: string): Promise<void> {
    this.#files.delete(token);
    await rm(join(this.folder, token), { recursive: true, force: true });
  }
}

/** Without what a name of a file can't have on one of the systems. */
function asFileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_');
}
