import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { foldersOf, picturesOf, ToolInputs, type FileToken } from '../../preload/contract/index.ts';
import { Recipe } from '../../preload/contract/recipe.ts';
import { writeWhole } from '../image/write.ts';
import { bring } from '../store/bring.ts';
import { gatheredIn } from '../store/folders.ts';
import { move } from '../store/move.ts';
import { parsed } from '../store/parsed.ts';

/** A job that learns, as it lies on disk beside its checkpoint. */
const Record = z.object({
  version: z.literal(1),
  job: z.object({
    id: z.uuid(),
    tool: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    inputs: ToolInputs,
    recipe: Recipe.optional(),
  }),
  /** Where it stood at its last checkpoint. */
  stage: z.string(),
  step: z.number(),
  of: z.number(),
  fraction: z.number(),
  /** How long it has worked, pauses left out. */
  seconds: z.number(),
});
export type Learning = Omit<z.infer<typeof Record>, 'version'>;

/** Jobs that learn and are not over, each a JSON file that is whole whenever the application ends. */
export class LearningJobs {
  readonly #records = new Map<string, Learning>();
  readonly #folder: string;
  /** Files that another version of the application has written, perhaps; nobody deletes them. */
  #unread = 0;
  /** Writes follow each other, so that an older state never lands on a newer one. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(session: string) {
    this.#folder = folderIn(session);
  }

  static async open(session: string): Promise<LearningJobs> {
    const learning = new LearningJobs(session);
    await mkdir(learning.#folder, { recursive: true });
    for (const record of await readAll(session)) {
      if (record) learning.#records.set(record.job.id, record);
      else learning.#unread += 1;
    }
    return learning;
  }

  list(): Learning[] {
    return [...this.#records.values()];
  }

  get(id: string): Learning | null {
    return this.#records.get(id) ?? null;
  }

  /** Whether there is anything that the next start should find. */
  get isEmpty(): boolean {
    return this.#records.size + this.#unread === 0;
  }

  /** Where they and their checkpoints lie. */
  get folder(): string {
    return this.#folder;
  }

  checkpointOf(id: string): string {
    return join(this.#folder, `${id}.checkpoint`);
  }

  keep(record: Learning): Promise<void> {
    this.#records.set(record.job.id, record);
    return this.#afterOthers(async () => {
      const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, ...record }));
      await writeWhole(join(this.#folder, `${record.job.id}.json`), bytes);
    });
  }

  forget(id: string): Promise<void> {
    this.#records.delete(id);
    return this.#afterOthers(async () => {
      await rm(join(this.#folder, `${id}.json`), { force: true });
      await rm(this.checkpointOf(id), { force: true });
    });
  }

  #afterOthers(write: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(write);
    this.#writing = done.catch(() => undefined);
    return done;
  }
}

/** Brings the jobs of a session that died into this one, with the pictures that they were given. */
export async function adoptLearning(from: string, to: string): Promise<void> {
  const names = await filesIn(from);
  if (names.length === 0) return;
  await mkdir(folderIn(to), { recursive: true });
  for (const record of await readAll(from)) {
    for (const hash of record ? picturesOf(record.job.inputs) : []) await bring(from, to, hash);
    for (const folder of record ? foldersOf(record.job.inputs) : []) await bringGathered(from, to, folder);
  }
  // Checkpoints come before the records that name them.
  for (const name of names.sort()) await bring(folderIn(from), folderIn(to), name);
  // A folder that stays for something else must not bring them a second time, when they are over.
  await rm(folderIn(from), { recursive: true });
}

/** Photos that a page handed over. A folder of the system is where it was. */
async function bringGathered(from: string, to: string, folder: FileToken): Promise<void> {
  await mkdir(gatheredIn(to), { recursive: true });
  try {
    await move(join(gatheredIn(from), folder), join(gatheredIn(to), folder));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function folderIn(session: string): string {
  return join(session, 'learning');
}

async function filesIn(session: string): Promise<string[]> {
  const names = await readdir(folderIn(session)).catch(() => []);
  return names.filter((name) => /\.(json|checkpoint)$/.test(name));
}

/** Each record, or null for one that can't be read. */
async function readAll(session: string): Promise<(Learning | null)[]> {
  const names = (await filesIn(session)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folderIn(session), name), 'utf8');
      const record = Record.safeParse(parsed(text));
      return record.success ? record.data : null;
    }),
  );
}
