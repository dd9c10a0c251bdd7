import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { BatchRecipe } from '../../../preload/contract/batch.ts';
import type {
  CallName,
  Request,
  Response,
  SavedFile,
  Workers,
  WorkersThere,
} from '../../../preload/contract/index.ts';
import type { Codec } from '../../document/codec.ts';
import type { FileDialogs } from '../../document/handlers.ts';
import type { PhotoFolders } from '../../document/photo-folders.ts';
import { explain } from '../../errors/explain.ts';
import { explainReading } from '../../image/read.ts';
import { writeWhole } from '../../image/write.ts';
import { readRecipe } from '../recipe.ts';
import { noteSentence, reportAs, type Row as Reported } from '../report.ts';
import { isPhoto } from '../walk.ts';
import type { BatchRoom } from './room.ts';
import type { Row } from './rows.ts';

/** The calls that have to do with the batch room. */
type BatchCall = Extract<CallName, `batch${string}`>;
type BatchHandlers = { [N in BatchCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

interface HandlerServices {
  readonly room: BatchRoom;
  readonly codec: Codec;
  readonly folders: PhotoFolders;
  readonly dialogs: FileDialogs;
  /** Shows a folder as the system does. Desktop only. @throws UserError folder-missing */
  readonly showFolder: ((path: string) => Promise<void>) | undefined;
  /** @throws UserError queue-away or files-away */
  readonly workersAt: (workers: Workers) => Promise<WorkersThere>;
}

export function batchHandlers(services: HandlerServices): BatchHandlers {
  const { room, codec, folders, dialogs, showFolder, workersAt } = services;
  /** A page in a browser has no folders to choose. */
  const chooseFolder = () => {
    if (!dialogs.chooseFolder) throw explain('batch-browser');
    return dialogs.chooseFolder();
  };
  const pathsOf = async ({ from, paths = [] }: Request<'batchAdd'>): Promise<string[]> => {
    if (!dialogs.chooseFolder) throw explain('batch-browser');
    if (from === 'dropped') return paths.filter((path) => path !== '');
    if (from === 'files') return dialogs.chooseFiles();
    const folder = await chooseFolder();
    return folder === null ? [] : [folder];
  };

  return {
    batchRoom: () => room.describe(),
    batchAdd: async (request) => {
      const paths = await pathsOf(request);
      const usable: string[] = [];
      // What is no picture by its name would only fail.
      for (const path of paths) if (isPhoto(path) || (await isFolder(path))) usable.push(path);
      return { ...(await room.add(usable)), others: paths.length - usable.length };
    },
    batchRemove: async ({ rows }) => {
      await room.remove(rows);
      return {};
    },
    batchMove: async ({ rows, before }) => {
      await room.move(rows, before);
      return {};
    },
    batchClear: async ({ what }) => {
      await room.clear(what);
      return {};
    },
    batchStart: async ({ recipe, folder, out, existing, again, workers }) =>
      room.start(
        {
          recipe: BatchRecipe.parse(recipe),
          folder: folder ?? null,
          out: await folders.pathOf(out),
          existing,
        },
        again,
        workers,
      ),
    batchPause: ({ atOnce }) => {
      room.pause(atOnce);
      return {};
    },
    batchResume: async ({ workers }) => {
      await room.resume(workers);
      return {};
    },
    batchCancel: async () => {
      await room.cancel();
      return {};
    },
    batchRetry: async ({ rows, workers }) => {
      await room.retry(rows, workers);
      return {};
    },
    batchWorkers: (workers) => workersAt(workers),
    batchPicture: ({ row, file, side, exact }) =>
      codec.ask('lookAt', { path: room.pathOf(row, file), side, exact }),
    batchReport: async ({ format, said }) => {
      const words = new Map(said.map((one) => [one.row, one.words]));
      const messages = room.rows.map(({ id }) => words.get(id));
      return saveReport(reportAs(format, reportOf(room.rows), messages), format, dialogs);
    },
    batchChoose: async ({ what }) => ({
      paths: await pathsOf({ from: what === 'file' ? 'files' : 'folder' }),
    }),
    batchPlace: async (folder) => ({ path: await folders.pathOf(folder) }),
    batchShowResults: async () => {
      const { order } = room.describe();
      if (order) await showFolder?.(order.out);
      return {};
    },
    batchUnfinished: () => room.unfinished(),
    batchContinue: async ({ id, workers }) => {
      await room.continue(id, workers);
      return {};
    },
    batchForget: async ({ id }) => {
      await room.forget(id);
      return {};
    },
    batchReadRecipe: ({ name, text }) => ({ recipe: readRecipe(text, name) }),
    batchOpenRecipe: async ({ from, paths = [] }) => {
      const chosen = from === 'dropped' ? paths.find((one) => one !== '') : await dialogs.chooseRecipe?.();
      const path = chosen ?? null;
      if (path === null) return null;
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        throw explainReading(path, error);
      });
      return { recipe: readRecipe(text, basename(path)), folder: dirname(path) };
    },
  };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

function reportOf(rows: readonly Row[]): readonly Reported[] {
  return rows.map(({ path: input, state }): Reported => {
    const nothing = { files: [], seconds: null, error: null, notes: [] };
    switch (state.state) {
      case 'done': {
        const { files, seconds } = state;
        const notes = state.notes.map(noteSentence);
        return { input, state: 'done', files, seconds, error: null, notes };
      }
      case 'failed':
        return { input, ...nothing, state: 'failed', error: state.error };
      case 'skipped':
        return { input, ...nothing, state: 'skipped' };
      case 'waiting':
      case 'working':
        return { input, ...nothing, state: 'waiting' };
    }
  });
}

async function saveReport(text: string, format: 'csv' | 'json', dialogs: FileDialogs): Promise<SavedFile> {
  if (!dialogs.chooseDestination) throw explain('batch-browser');
  const path = await dialogs.chooseDestination(`report.${format}`, null, null);
  if (path === null) return { kind: 'cancelled' };
  await writeWhole(path, new TextEncoder().encode(text));
  return { kind: 'saved', path };
}
