/** What the application stores, part by part: how much there is of each, and how it goes for good. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventName, EventPayload } from '../preload/contract/index.ts';
import type { KeptDocuments } from './document/kept.ts';
import type { PhotoFolders } from './document/photo-folders.ts';
import type { RecentPaths } from './document/recent.ts';
import { folderIn as identitiesIn } from './identities/read.ts';
import type { JobHistory } from './jobs/history.ts';
import type { LearningJobs } from './jobs/learning.ts';
import type { JobQueue } from './jobs/queue.ts';
import { ownModels } from './models/folder.ts';
import { setAsideIn, type Session } from './sessions.ts';
import { bytesOf, countIn } from './storage/measure.ts';
import { batchesPart, bytesBut, folderPart, listPart, type Part, type Parts } from './storage/parts.ts';
import { folderIn as stylesIn } from './styles/read.ts';

interface Keepers {
  readonly data: string;
  /** The data folder of people, styles and batches. */
  readonly library: string;
  readonly session: Session;
  readonly kept: KeptDocuments;
  readonly learning: LearningJobs;
  readonly history: JobHistory;
  readonly remembering: { settled(): Promise<void> };
  readonly folders: PhotoFolders;
  readonly recent: RecentPaths | null;
  /** The batch that the room can go on with. */
  readonly batchInRoom: () => string | null;
  readonly queue: JobQueue;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Every folder that sessions lie or lay in. */
  readonly places: readonly string[];
  readonly windowCache: { readonly folders: readonly string[]; clear(): Promise<void> } | undefined;
}

export function partsOf(keepers: Keepers): Parts {
  const { data, library, recent, folders, session, kept, learning, emit } = keepers;
  const { history, remembering, windowCache, batchInRoom } = keepers;
  return {
    recent: listPart(
      join(data, 'recent.json'),
      () => recent?.all.length ?? 0,
      async () => recent?.clear(),
    ),
    folders: listPart(
      join(data, 'folders.json'),
      () => folders.count,
      () => folders.clear(),
    ),
    recovery: recoveryPart(keepers),
    people: folderPart(identitiesIn(library), () => emit('identitiesChanged', {})),
    styles: folderPart(stylesIn(library), () => emit('stylesChanged', {})),
    learning: learningPart(keepers),
    jobs: {
      measure: async () => ({ count: history.count, bytes: await bytesOf([history.folder]) }),
      // Those that were given up a moment ago are on their way into it.
      clear: async () => {
        await remembering.settled();
        await history.clear();
      },
    },
    batches: batchesPart(library, batchInRoom),
    // They tell nothing of anybody, and go one by one on the shelf.
    models: {
      measure: async () => ({ count: null, bytes: await bytesOf([ownModels(library)]) }),
    },
    working: {
      measure: async () => ({
        count: null,
        bytes: await bytesBut(session.folder, [...kept.files(), learning.folder]),
      }),
    },
    window: {
      measure: async () => ({ count: null, bytes: await bytesOf(windowCache?.folders ?? []) }),
      clear: async () => windowCache?.clear(),
    },
  };
}

/** Documents with unsaved changes, and sessions that were set aside because nobody could read what they kept. */
function recoveryPart({ kept, places }: Keepers): Part {
  const aside = [...new Set(places)].map(setAsideIn);
  return {
    measure: async () => {
      const counts = await Promise.all(aside.map(countIn));
      return {
        count: counts.reduce((sum, count) => sum + count, kept.count),
        bytes: await bytesOf([...kept.files(), ...aside]),
      };
    },
    clear: async (open) => {
      for (const { id } of kept.list()) if (!open.has(id)) await kept.forget(id);
      for (const folder of aside) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Jobs that learn and wait. One that is at work is stopped where its work is shown. */
function learningPart({ learning, queue }: Keepers): Part {
  const waiting = () => queue.jobs().filter(({ id, state }) => learning.get(id) && state !== 'running');
  return {
    measure: async () => {
      const names = await readdir(learning.folder);
      const records = names.filter((name) => name.endsWith('.json'));
      return { count: records.length, bytes: await bytesOf([learning.folder]) };
    },
    clear: async () => {
      for (const { id } of waiting()) queue.cancel(id);
      const left = learning.list().map(({ job }) => job.id);
      // What can't be read, or was left by one that is over, goes too.
      for (const name of await readdir(learning.folder))
        if (!left.some((id) => name.startsWith(id))) await rm(join(learning.folder, name), { force: true });
    },
  };
}
