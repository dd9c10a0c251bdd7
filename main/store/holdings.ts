import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepBeside } from '../image/beside.ts';
import { inboxOf, tileFolder } from './folders.ts';
import { Shelf } from './shelf.ts';

/** The pictures and tiles of a session, each as long as a document, a job or a piece of work holds it. */
export class Holdings {
  private constructor(
    readonly session: string,
    readonly pictures: Shelf,
    readonly tiles: Shelf,
  ) {}

  static async open(session: string): Promise<Holdings> {
    return new Holdings(session, await Shelf.open(session), await Shelf.open(tileFolder(session)));
  }

  /** The folder of a piece of work in another process: what it makes is taken from there. */
  inboxOf(work: string): string {
    return inboxOf(this.session, work);
  }

  /** Lets an owner hold these pictures and no others; those that are new are in the inbox. */
  holdMade(owner: string, inbox: string, hashes: readonly string[]): void {
    for (const hash of hashes) {
      if (!this.pictures.has(hash) && existsSync(join(inbox, hash)))
        this.pictures.takeOne(owner, inbox, hash);
    }
    this.pictures.hold(owner, hashes);
  }

  async takeIn(owner: string, inbox: string): Promise<void> {
    await this.pictures.take(owner, inbox);
    await this.tiles.take(owner, tileFolder(inbox));
  }

  /** What wasn't taken in goes, and so does a file that was being written beside a person's own. */
  async close(inbox: string): Promise<void> {
    await sweepBeside(inbox);
    await rm(inbox, { recursive: true, force: true });
  }

  release(owner: string): void {
    this.pictures.release(owner);
    this.tiles.release(owner);
  }

  releaseWhere(isOver: (owner: string) => boolean): void {
    this.pictures.releaseWhere(isOver);
    this.tiles.releaseWhere(isOver);
  }

  async settled(): Promise<void> {
    await this.pictures.settled();
    await this.tiles.settled();
  }
}
