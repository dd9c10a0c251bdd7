import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BatchRecipe, BatchState } from '../../preload/contract/batch.ts';
import type { Failure } from '../../preload/contract/failure.ts';
import type { WrittenNote } from '../../preload/contract/picture.ts';
import type { ErrorCode } from '../errors/user-error.ts';
import { toFailure } from '../errors/user-error.ts';
import { isBeside } from '../image/beside.ts';
import { explainWriting, isThere, writeNew, writeWhole } from '../image/write.ts';
import type { Journal, Recorded, Written } from './journal.ts';
import type { Item, PlannedOutput } from './plan.ts';

/** What carries a picture through a recipe. */
export interface Hands {
  /** What it holds meanwhile goes when it ends. @param tell hears which share is done. */
  make(item: Item, recipe: BatchRecipe, tell: Tell): Promise<Made>;
}

/** @param by the worker that has it, null while it waits for one; left out where it is this process. */
export type Tell = (fraction: number, by?: string | null) => void;

/** What is to be known of a queue while workers there carry pictures through. */
export type QueueNews =
  { readonly code: 'away' | 'back' } | { readonly code: 'workers'; readonly count: number };

export interface Made {
  /** The bytes of each file that is wanted, in the order of the outputs. */
  readonly files: readonly Uint8Array[];
  /** What is to be known of the picture: that it was cut short, what a format can't keep. */
  readonly notes: readonly WrittenNote[];
  /** In which it was worked on, and did not wait for others; as many as it took, where they are left out. */
  readonly seconds?: number;
  /** Lets go of what was held for the case that this run is stopped before the files are in their places. */
  readonly placed?: () => Promise<void>;
}

export interface Work {
  readonly recipe: BatchRecipe;
  readonly items: readonly Item[];
  readonly recorded: Pick<Recorded, 'endings' | 'written' | 'beside'>;
  readonly journal: Pick<Journal, 'add'>;
  readonly hands: Hands;
  /** Whether a file may be replaced that has taken a place since places were given. */
  readonly mayReplace: boolean;
  /** How many pictures are worked on at a time: while one is computed, others are read and written. */
  readonly jobs: number;
  readonly tell: (item: number, state: BatchState) => void;
  /** The item whose turn it is; undefined where none is to be begun. In their order, where it is left out. */
  readonly next?: () => number | undefined | Promise<number | undefined>;
}

/** What stops a batch, because every other picture would meet it too: what is wrong isn't the picture. */
const stopping: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'disk-full',
  'cannot-write',
  'device-unavailable',
  'bad-model',
  'queue-away',
  'files-away',
]);

/** Why a file can't be written that says nothing of the other pictures': their names and sizes are others. */
const ofOneFile: ReadonlySet<string | undefined> = new Set([
  ...['kilobytes', 'too-large', 'long-name', 'busy'],
  ...['folder', 'link', 'fifo', 'socket', 'device'],
]);

/** Whether what went wrong with a picture is to be expected of no other. */
export function isOfOnePicture({ code, because }: Pick<Failure, 'code' | 'because'>): boolean {
  return code === 'cannot-write' && ofOneFile.has(because);
}

/**
 * Works through the items that have not ended. A picture that can't be worked on is written down, and the others go on.
 * Each file is whole or not there, and is made once, wherever an earlier run was stopped.
 * @throws UserError disk-full, cannot-write, file-missing and what else concerns all pictures; the batch can be taken up again.
 */
export async function workThrough(work: Work): Promise<void> {
  const { items, recorded, tell } = work;
  for (const path of recorded.beside) if (isBeside(basename(path))) await rm(path, { force: true });
  const left = items.flatMap((_, at) => (recorded.endings.has(at) ? [] : [at]));
  const next = work.next ?? (() => left.shift());
  let failure: unknown = null;
  const hand = async (): Promise<void> => {
    for (let at = await next(); at !== undefined; at = failure === null ? await next() : undefined) {
      const item = items[at];
      if (!item) throw new Error(`There is no item ${at}.`);
      try {
        await workOn(at, item, work);
      } catch (error) {
        failure ??= error;
        tell(at, { state: 'waiting' });
      }
    }
  };
  await Promise.all(Array.from({ length: work.jobs }, hand));
  if (failure !== null) throw failure as Error;
}

async function workOn(at: number, item: Item, work: Work): Promise<void> {
  const { journal, tell, recorded } = work;
  const start = performance.now();
  let waited = 0;
  const done = async (files: readonly string[], notes: readonly WrittenNote[]) => {
    const seconds = (performance.now() - start) / 1000 - waited;
    await journal.add({ kind: 'done', item: at, files, seconds, notes });
    tell(at, files.length > 0 ? { state: 'done', files, seconds, notes } : { state: 'skipped' });
  };
  const wanted = wantedOf(item);
  const before = await inPlace(recorded.written.get(at) ?? []);
  if (wanted.every(({ output }) => before.has(output)))
    return done(
      wanted.flatMap(({ output }) => before.get(output)?.path ?? []),
      [],
    );
  tell(at, { state: 'working', fraction: 0 });
  try {
    const made = await work.hands.make(item, work.recipe, (fraction, by) =>
      tell(at, { state: 'working', fraction, by }),
    );
    if (made.seconds !== undefined) waited = (performance.now() - start) / 1000 - made.seconds;
    const files: string[] = [];
    for (const [i, { output, path }] of wanted.entries()) {
      const bytes = made.files[i];
      if (!bytes) throw new Error(`${item.input} came without its file ${path}.`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const there = before.get(output);
      // One of another make isn't kept beside those of this one: the picture may have changed since.
      if (there?.sha256 !== sha256) {
        const writing = { item: at, output, sha256 };
        if (there ?? work.mayReplace) {
          const place = there?.path ?? path;
          await replace({ ...writing, path: place }, bytes, journal);
          files.push(place);
        } else files.push(await putFree({ ...writing, path }, bytes, journal));
      } else files.push(there.path);
    }
    await done(files, made.notes);
    await made.placed?.();
  } catch (error) {
    const failure = toFailure(error);
    const stops = stopping.has(failure.code) && !isOfOnePicture(failure);
    if (stops || (await isAway(item, failure.code))) throw error;
    await journal.add({ kind: 'failed', item: at, error: failure });
    tell(at, { state: 'failed', error: failure });
  }
}

/** The outputs that are to be made, each with its number in the recipe. */
export function wantedOf({ outputs }: Item): (NonNullable<PlannedOutput> & { readonly output: number })[] {
  return outputs.flatMap((planned, output) => (planned ? [{ ...planned, output }] : []));
}

type Writing = Written & { readonly item: number };

async function replace(writing: Writing, bytes: Uint8Array, journal: Pick<Journal, 'add'>): Promise<void> {
  await begin(writing, journal);
  await writeWhole(writing.path, bytes, undefined, (beside) => journal.add({ kind: 'beside', path: beside }));
}

/** Where its place has been taken since, be it at this very moment, it gets one with a number. @returns its place. */
async function putFree(writing: Writing, bytes: Uint8Array, journal: Pick<Journal, 'add'>): Promise<string> {
  for (;;) {
    const path = await free(writing.path);
    await begin({ ...writing, path }, journal);
    if (await writeNew(path, bytes, (beside) => journal.add({ kind: 'beside', path: beside }))) return path;
  }
}

async function begin(writing: Writing, journal: Pick<Journal, 'add'>): Promise<void> {
  await mkdir(dirname(writing.path), { recursive: true }).catch((error: unknown) => {
    throw explainWriting(writing.path, error);
  });
  await journal.add({ kind: 'writes', ...writing });
}

/** A place, or where it has been taken since, one with a number. */
async function free(path: string): Promise<string> {
  const ending = extname(path);
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? path : `${path.slice(0, -ending.length)}-${number}${ending}`;
    const taken = await isThere(next).catch((error: unknown) => {
      throw explainWriting(next, error);
    });
    if (!taken) return next;
  }
}

/** Which of these files are where they were to be, with the bytes that they were to have. */
async function inPlace(written: readonly Written[]): Promise<Map<number, Written>> {
  const there = new Map<number, Written>();
  for (const one of written) if ((await checksumOf(one.path)) === one.sha256) there.set(one.output, one);
  return there;
}

async function checksumOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

/** Whether a picture is missing with the folder that it lay in: a disk or a network folder that was taken away. */
async function isAway({ input }: Item, code: string): Promise<boolean> {
  return code === 'file-missing' && (await readdir(dirname(input)).catch(() => null)) === null;
}
