import { open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import * as z from 'zod';
import { explainWriting } from '../../image/write.ts';
import { parsed } from '../../store/parsed.ts';
import { nothingYet, type Part } from './course.ts';

const Told = z.object({
  mirror: z.string(),
  version: z.string().nullable(),
  pieces: z.number().int().min(1),
});

/** The part of a file that has come, and beside it who gave it: both outlive the application. */
export class PartFile {
  #file: FileHandle | null = null;

  constructor(readonly path: string) {}

  get #told(): string {
    return `${this.path}.json`;
  }

  /** What an earlier download has left. */
  async read(): Promise<Part> {
    const size = (await stat(this.path).catch(() => null))?.size ?? 0;
    const told = Told.safeParse(parsed(await readFile(this.#told, 'utf8').catch(() => '')));
    // Whoever put it there: the checksum says in the end whether it belongs to the file.
    if (size === 0) return nothingYet;
    return { bytes: size, ...(told.success ? told.data : { mirror: null, version: null, pieces: 1 }) };
  }

  /** Gets ready for bytes behind those that are there, `bytes` of them. @throws UserError cannot-write or disk-full */
  async begin({ bytes, mirror, version, pieces }: Part): Promise<void> {
    await this.#writing(async () => {
      this.#file ??= await open(this.path, 'a+');
      await this.#file.truncate(bytes);
      await writeFile(this.#told, JSON.stringify({ mirror, version, pieces }));
    });
  }

  /** @throws UserError cannot-write or disk-full */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#writing(() => this.#file?.appendFile(bytes));
  }

  /** Everything is on the disk. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await this.#writing(async () => {
      try {
        await file?.sync();
      } finally {
        await file?.close();
      }
    });
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
    await this.forget();
  }

  /** Nothing more is told of it: the file is whole, and goes its way. */
  async forget(): Promise<void> {
    await rm(this.#told, { force: true });
  }

  async #writing(work: () => Promise<unknown> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw explainWriting(this.path, error);
    }
  }
}
