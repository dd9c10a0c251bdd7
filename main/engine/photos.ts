import type { ChosenPhotos } from '../../preload/contract/index.ts';
import { fromFailure } from '../errors/user-error.ts';
import type { ChosenStyle, FetchedPhotos, FetchPhotos, StoredPhoto } from './protocol.ts';

/** Photos of folders and of people, and styles that are kept, as the engine gets at them. */
export interface PhotoReader {
  /** The names of the photos in a folder, or of a person. */
  list(from: ChosenPhotos): Promise<readonly string[]>;
  /** Opens one into the store, where it stays until `read` is done with it. */
  open<T>(from: ChosenPhotos, photo: string, read: (stored: StoredPhoto) => Promise<T>): Promise<T>;
  /** What a file beside the photos is made of; null where there is none of that name. */
  file(from: ChosenPhotos, name: string): Promise<Uint8Array | null>;
  /** What the file of a style that is kept is made of; the name is what it is missed by. */
  style(chosen: ChosenStyle): Promise<Uint8Array>;
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

  async list(from: ChosenPhotos): Promise<readonly string[]> {
    const answer = await this.#ask((fetch) => ({ type: 'list-photos', fetch, from }));
    if (answer.type !== 'photos') throw new Error(`Asked what is in ${from.name}, and was told no names.`);
    return answer.names;
  }

  async open<T>(from: ChosenPhotos, photo: string, read: (stored: StoredPhoto) => Promise<T>): Promise<T> {
    const answer = await this.#ask((fetch) => ({ type: 'open-photo', fetch, from, photo }));
    if (answer.type !== 'photo') throw new Error(`Asked for ${photo}, and was given no photo.`);
    try {
      return await read(answer.photo);
    } finally {
      this.send({ type: 'photo-read', fetch: answer.fetch });
    }
  }

  async file(from: ChosenPhotos, name: string): Promise<Uint8Array | null> {
    const answer = await this.#ask((fetch) => ({ type: 'read-file', fetch, from, name }));
    if (answer.type !== 'file') throw new Error(`Asked for ${name}, and was given no file.`);
    return answer.bytes;
  }

  async style(chosen: ChosenStyle): Promise<Uint8Array> {
    const answer = await this.#ask((fetch) => ({ type: 'read-style', fetch, chosen }));
    if (answer.type !== 'file' || !answer.bytes)
      throw new Error(`Asked for the style ${chosen.name}, and was given no file.`);
    return answer.bytes;
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
