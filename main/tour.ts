import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './image/write.ts';

/** Whether a person has been shown around: an empty file in the data folder, so that a reset of the settings doesn't do it again. */
export class Tour {
  private constructor(
    private readonly file: string,
    private over: boolean,
  ) {}

  static async open(data: string): Promise<Tour> {
    const file = join(data, 'tour-over');
    const over = await access(file).then(
      () => true,
      () => false,
    );
    return new Tour(file, over);
  }

  /** Whether it is still to be offered. */
  get due(): boolean {
    return !this.over;
  }

  /** It was taken or skipped, and is not offered again. @throws UserError cannot-write or disk-full */
  async end(): Promise<void> {
    if (this.over) return;
    this.over = true;
    await writeWhole(this.file, new Uint8Array());
  }
}
