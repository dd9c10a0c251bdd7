import type { ChosenPhotos } from '../../preload/contract/index.ts';
import type { ChosenStyle, FetchedPhotos, FetchPhotos, StoredPhoto } from '../engine/protocol.ts';
import { toFailure } from '../errors/user-error.ts';

/** Where photos come from: the application, which knows the folders and has a process that reads files. */
export interface PhotoSource {
  /** The names of the photos in a folder, or of a person. */
  list(from: ChosenPhotos): Promise<readonly string[]>;
  /** Opens one into the store, where the owner holds it. */
  open(from: ChosenPhotos, photo: string, owner: string): Promise<StoredPhoto>;
  /** What a file beside the photos is made of; null where there is none of that name. */
  file(from: ChosenPhotos, name: string): Promise<Uint8Array | null>;
  /** What the file of a style that is kept is made of. */
  style(chosen: ChosenStyle): Promise<Uint8Array>;
  release(owner: string): void;
}

let engines = 0;

/** Fetches photos for one engine process after the other; what an engine has not read yet goes with it. */
export class Photos {
  readonly #held = new Set<string>();
  #engine = (engines += 1);

  constructor(
    private readonly source: PhotoSource,
    private readonly send: (message: FetchedPhotos) => void,
  ) {}

  hear(message: FetchPhotos): void {
    if (message.type === 'photo-read') this.#release(this.#ownerOf(message.fetch));
    else void this.#fetch(message);
  }

  /** The engine is gone, and with it who waits. */
  lose(): void {
    this.#engine = engines += 1;
    for (const owner of [...this.#held]) this.#release(owner);
  }

  async #fetch(message: Exclude<FetchPhotos, { type: 'photo-read' }>): Promise<void> {
    const { fetch } = message;
    const engine = this.#engine;
    const owner = this.#ownerOf(fetch);
    const answer = async (): Promise<FetchedPhotos> => {
      if (message.type === 'read-style')
        return { type: 'file', fetch, bytes: await this.source.style(message.chosen) };
      const { from } = message;
      if (message.type === 'list-photos')
        return { type: 'photos', fetch, names: await this.source.list(from) };
      if (message.type === 'read-file')
        return { type: 'file', fetch, bytes: await this.source.file(from, message.name) };
      return { type: 'photo', fetch, photo: await this.source.open(from, message.photo, owner) };
    };
    const answered = await answer().catch((error: unknown): FetchedPhotos => ({
      type: 'no-photos',
      fetch,
      error: toFailure(error),
    }));
    this.#held.add(owner);
    if (engine !== this.#engine || answered.type !== 'photo') this.#release(owner);
    // Another process would take it for an answer to a question of its own.
    if (engine === this.#engine) this.send(answered);
  }

  #ownerOf(fetch: number): string {
    return `photo/${this.#engine}-${fetch}`;
  }

  #release(owner: string): void {
    if (this.#held.delete(owner)) this.source.release(owner);
  }
}
