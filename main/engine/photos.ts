import type { ChosenFolder } from '../../preload/contract/index.ts';
import { fromFailure } from '../errors/user-error.ts';
import type { FetchedPhotos, FetchPhotos, StoredPhoto } from './protocol.ts';

/** Folders of photos, as the engine gets at them. */
export interface PhotoReader {
  /** The names of the photos in a folder. */
  list(folder: ChosenFolder): Promise<readonly string[]>;
  /** Opens one into the store, where it stays until `read` is done with it. */
  open<T>(folder: ChosenFolder, photo: string, read: (stored: StoredPhoto) => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly hear: (message: FetchedPhotos) => void;
  readonly fail: (error: Error) => void;
}

/** Asks the application for photos: only the process that reads files may open them. */
export class FetchedFolders implements PhotoReader {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(private readonly send: (message: FetchPhotos) => void) {}

  async list(folder: ChosenFolder): Promise<readonly string[]> {
    const answer = await this.#ask((fetch) => ({ type: 'list-photos', fetch, folder }));
    if (answer.type !== 'photos') throw new Error(`Asked what is in ${folder.name}, and was told no names.`);
    return answer.names;
  }

  async open<T>(folder: ChosenFolder, photo: string, read: (stored: StoredPhoto) => Promise<T>): Promise<T> {
    const answer = await this.#ask((fetch) => ({ type: 'open-photo', fetch, folder, photo }));
    if (answer.type !== 'photo') throw new Error(`Asked for ${photo}, and was given no photo.`);
    try {
      return await read(answer.photo);
    } finally {
      this.send({ type: 'photo-read', fetch: answer.fetch });
    }
  }

  hear(message: FetchedPhotos): void {
    const waiting = this.#waiting.get(message.fetch);
    this.#waiting.delete(message.fetch);
    if (message.type === 'no-photos') waiting?.fail(fromFailure(message.error));
    else waiting?.hear(message);
  }

  #ask(message: (fetch: number) => FetchPhotos): Promise<FetchedPhotos> {
    const fetch = (this.#last += 1);
    return new Promise((hear, fail) => {
      this.#waiting.set(fetch, { hear, fail });
      this.send(message(fetch));
    });
  }
}
