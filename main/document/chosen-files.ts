import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { FileToken } from '../../preload/contract/files.ts';
import { explain } from '../errors/explain.ts';

/**
 * The files that the person chose, each under a random token: one for a file, whatever leads to it. The window
 * knows the tokens alone, so it can save over what was opened or saved before, and can't name any other path.
 */
export class ChosenFiles {
  readonly #paths = new Map<FileToken, string>();
  readonly #tokens = new Map<string, FileToken>();

  async tokenOf(path: string): Promise<FileToken> {
    const real = await realpath(path).catch(() => resolve(path));
    const same = this.#tokens.has(real) ? null : await this.#sameFile(real);
    const known = this.#tokens.get(same ?? real);
    const token = known ?? randomUUID();
    this.#tokens.set(real, token);
    if (known === undefined) this.#paths.set(token, real);
    return token;
  }

  /** @throws UserError file-missing for a token that was never given out. */
  pathOf(token: FileToken): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw explain('file-missing.not-chosen');
    return path;
  }

  /** Where a file lies; null without one, or where its token was given out by an application that has ended. */
  folderOf(token: FileToken | undefined): string | null {
    const path = token === undefined ? undefined : this.#paths.get(token);
    return path === undefined ? null : dirname(path);
  }

  /** A known path that leads to the same file: under another name, or in other letters where case says nothing. */
  async #sameFile(path: string): Promise<string | null> {
    const file = await identityOf(path);
    if (file === null) return null;
    for (const known of this.#tokens.keys()) if ((await identityOf(known)) === file) return known;
    return null;
  }
}

async function identityOf(path: string): Promise<string | null> {
  const file = await stat(path, { bigint: true }).catch(() => null);
  return file && file.ino !== 0n ? `${file.dev} ${file.ino}` : null;
}
