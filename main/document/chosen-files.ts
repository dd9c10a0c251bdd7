import { randomUUID } from 'node:crypto';
import type { FileToken } from '../../preload/contract/files.ts';
import { UserError } from '../errors/user-error.ts';

/**
 * The files that the person chose, each under a random token. The window knows the tokens alone, so it can
 * save over what was opened or saved before, and can't name any other path.
 */
export class ChosenFiles {
  readonly #paths = new Map<FileToken, string>();
  readonly #tokens = new Map<string, FileToken>();

  tokenOf(path: string): FileToken {
    const known = this.#tokens.get(path);
    if (known) return known;
    const token = randomUUID();
    this.#tokens.set(path, token);
    this.#paths.set(token, path);
    return token;
  }

  /** @throws UserError file-missing for a token that was never given out. */
  pathOf(token: FileToken): string {
    const path = this.#paths.get(token);
    if (path === undefined)
      throw new UserError('file-missing', 'That file was not chosen here. Choose it again.');
    return path;
  }
}
