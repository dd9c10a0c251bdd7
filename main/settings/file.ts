import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSettings, type SettingsTrouble } from '../../preload/contract/settings.ts';
import { UserError } from '../errors/user-error.ts';
import { writeWhole } from '../image/write.ts';
import { parsed } from '../store/parsed.ts';
import { atFirst, readStored, toStored, type Remembered } from './stored.ts';

/** What a file of settings says, and what is wrong with it: nothing of it is touched. */
interface Found {
  readonly settings: Remembered;
  readonly others: Readonly<Record<string, unknown>>;
  readonly trouble: { readonly kind: 'damaged' } | Exclude<SettingsTrouble, { kind: 'damaged' }> | null;
}

export function settingsFileIn(data: string): string {
  return join(data, 'settings.json');
}

/** What is remembered in a data folder, for those who only want to know: the defaults where there is nothing. */
export async function lookAtSettings(file: string): Promise<Found> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const system = codeOf(error);
    const trouble = system === 'ENOENT' ? null : ({ kind: 'unreadable', file, system } as const);
    return { settings: atFirst, others: {}, trouble };
  }
  const read = readStored(parsed(text));
  switch (read.kind) {
    case 'whole':
      return { settings: read.settings, others: read.others, trouble: null };
    case 'damaged':
      return { settings: read.settings, others: {}, trouble: { kind: 'damaged' } };
    case 'newer': {
      const { version } = read;
      return { settings: atFirst, others: {}, trouble: { kind: 'newer', file, version } };
    }
  }
}

/** The settings of a data folder, in one JSON file. */
export class SettingsFile {
  /** Changes follow each other, so that an older state never lands on a newer one. */
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private settings: Remembered,
    private others: Readonly<Record<string, unknown>>,
    private trouble_: SettingsTrouble | null,
  ) {}

  /** Reads the file. A damaged one is set aside under a name with its date, and what could be read of it is written anew. */
  static async open(file: string): Promise<SettingsFile> {
    const { settings, others, trouble } = await lookAtSettings(file);
    if (trouble?.kind !== 'damaged') return new SettingsFile(file, settings, others, trouble);
    try {
      const opened = new SettingsFile(file, settings, others, {
        kind: 'damaged',
        aside: await setAside(file),
      });
      await opened.#set(settings);
      return opened;
    } catch (error) {
      return new SettingsFile(file, settings, others, { kind: 'unreadable', file, system: codeOf(error) });
    }
  }

  get now(): Remembered {
    return this.settings;
  }

  /** What was wrong at the start; null once that is over. */
  get trouble(): SettingsTrouble | null {
    return this.trouble_;
  }

  /** Whether what is changed outlives the application. */
  get lasts(): boolean {
    return this.trouble_ === null || this.trouble_.kind === 'damaged';
  }

  /** @throws UserError cannot-write or disk-full; nothing is changed then. */
  change(change: Partial<Remembered>): Promise<Remembered> {
    return this.#afterOthers(() => this.#set({ ...this.settings, ...change }));
  }

  /** Every setting as it is at first. A file that couldn't be used is set aside for that. @throws as `change` does */
  reset(): Promise<Remembered> {
    return this.#afterOthers(async () => {
      if (!this.lasts) await setAside(this.file);
      this.trouble_ = null;
      return this.#set({ ...this.settings, ...defaultSettings });
    });
  }

  async #set(next: Remembered): Promise<Remembered> {
    if (this.lasts) await writeWhole(this.file, new TextEncoder().encode(toStored(next, this.others)));
    this.settings = next;
    return next;
  }

  #afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
  }
}

/** Renames a file to a name with the time in it, which no other file has; where it lies then. */
async function setAside(file: string, when = new Date()): Promise<string> {
  const time = when.toISOString().slice(0, 19).replaceAll(':', '-');
  const stem = `${file.replace(/\.json$/, '')}-set-aside-${time}`;
  for (let count = 1; ; count += 1) {
    const aside = `${stem}${count === 1 ? '' : `-${count}`}.json`;
    const taken = await stat(aside).then(
      () => true,
      () => false,
    );
    if (taken) continue;
    await rename(file, aside);
    return aside;
  }
}

function codeOf(failure: unknown): string {
  const error = failure instanceof UserError ? failure.cause : failure;
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
