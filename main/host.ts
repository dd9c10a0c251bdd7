import { readFile, readdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import {
  Licensed,
  Settings,
  type Asked,
  type CacheTrouble,
  type CallName,
  type EventName,
  type EventPayload,
  type MenuList,
  type Request,
  type Response,
  type TaskProgress,
  type Tidings,
  type ToolInputs,
} from '../preload/contract/index.ts';
import { handsWith } from './batch/hands.ts';
import { inputOpener } from './batch/open-inputs.ts';
import { batchHandlers } from './batch/room/handlers.ts';
import { BatchRoom } from './batch/room/room.ts';
import { openInputs } from './batch/step-inputs.ts';
import { explainDataFolder, openDataFolder } from './data-folder.ts';
import { ChosenFiles } from './document/chosen-files.ts';
import { Codec } from './document/codec.ts';
import { DragOut } from './document/drag-out.ts';
import { choose, describeRecent, fileHandlers, type FileDialogs } from './document/handlers.ts';
import { isKept, KeptDocuments } from './document/kept.ts';
import { PhotoFolders } from './document/photo-folders.ts';
import { photoSource } from './document/photo-source.ts';
import { RecentPaths } from './document/recent.ts';
import type { ComputeSettings } from './engine/protocol.ts';
import { memoryPlanned, threadCount } from './engine/runtime/machine.ts';
import { requireTool } from './engine/tools/check.ts';
import { tools } from './engine/tools/definitions.ts';
import { describeTool } from './engine/tools/describe.ts';
import { answerQuestion } from './engine/tools/questions.ts';
import { updateRecipe } from './engine/tools/update-recipe.ts';
import { FaceFinder } from './identities/finder.ts';
import { filesOf, identityHandlers } from './identities/handlers.ts';
import { AsideJobs } from './jobs/aside.ts';
import { JobHistory } from './jobs/history.ts';
import { jobPictures, ownerOfJob } from './jobs/job-pictures.ts';
import { LearningJobs } from './jobs/learning.ts';
import { JobQueue } from './jobs/queue.ts';
import { rememberJobs } from './jobs/remember.ts';
import { ownModels } from './models/folder.ts';
import { modelHandlers } from './models/handlers.ts';
import { resourcePath, type Paths } from './paths.ts';
import type { Fork } from './processes/worker.ts';
import { workersAt } from './queue/look.ts';
import { handsForRoom } from './queue/workers.ts';
import { beginSession, type Session } from './sessions.ts';
import { SettingsFile, settingsFileIn } from './settings/file.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { leaveCache, openCache } from './storage/cache-folder.ts';
import { storageHandlers } from './storage/handlers.ts';
import { Holdings } from './store/holdings.ts';
import { Pages } from './store/pages.ts';
import { openPixelStore, type PixelStore } from './store/pixelstore.ts';
import { partsOf } from './stored-parts.ts';
import { styleHandlers } from './styles/handlers.ts';
import { bytesOfStyle } from './styles/read.ts';
import { shippedStyles } from './styles/shipped.ts';
import { Tour } from './tour.ts';
import { publisher } from './updates/check.ts';
import { updateHandlers } from './updates/handlers.ts';

/** Pictures of a batch that are worked on here at a time: while one is computed, another is read or written. */
const BATCH_JOBS = 2;

/** What differs between the desktop and the browser: where files come from and go to. */
export interface Surface extends FileDialogs {
  readonly kind: 'desktop' | 'browser';
  /** Shows a folder in the system's file manager. Desktop only. */
  showFolder?(path: string): Promise<void>;
  /** What the window keeps to be quick. Desktop only: elsewhere it is the browser's. */
  readonly windowCache?: { readonly folders: readonly string[]; clear(): Promise<void> };
  /** What the window says of its closing. Desktop only. */
  windowCloses?(say: Request<'windowCloses'>['say']): void;
  /** Writes down what the window remembers. Desktop only: elsewhere the browser does when it likes. */
  windowRemembers?(): void;
  /** How far the work is that goes on; null where nothing does. Desktop only. */
  showProgress?(progress: TaskProgress | null): void;
  /** Tells of work that ended, should the person look elsewhere. Desktop only. */
  tellAway?(tidings: Tidings): void;
  /** Shows the window's menus above it. Desktop only. */
  showMenu?(menus: readonly MenuList[]): void;
  /** Opens a page in the system's browser: one of those that the manifest of models names. Desktop only. */
  showPage?(address: string): Promise<void>;
  /** Connects to servers that have models: as the system's proxies want it, where that is known. */
  fetch?(address: string, options: RequestInit): Promise<globalThis.Response>;
}

export interface HostOptions {
  readonly fork: Fork;
  readonly paths: Paths;
  /** Folder for settings and, while running, for stored pixels. */
  readonly data: string;
  /** The data folder of the people and the styles that are kept, where it is another. */
  readonly library?: string;
  readonly surface: Surface;
  /** What holds in place of what is remembered, as long as nothing else is chosen. */
  readonly settings?: Partial<Settings>;
  /** Called with what is remembered, at the start and after each change. */
  readonly onSettings?: (settings: Settings) => void;
}

type Handlers = { [N in CallName]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

/** The application without a window: answers the contract's calls, whatever carries them. */
export interface Host {
  readonly handlers: Handlers;
  readonly store: PixelStore;
  readonly codec: Codec;
  readonly holdings: Holdings;
  readonly folders: PhotoFolders;
  readonly finder: FaceFinder;
  readonly history: JobHistory;
  readonly pages: Pages;
  readonly paths: Paths;
  settings(): Settings;
  on(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): () => void;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Lets the window open a file that was chosen outside it, at once or when there is one. */
  readonly offerFile: (path: string) => void;
  /** The window's page is gone: what it held is free, and files wait for the next one. */
  readonly pageGone: () => void;
  close(): Promise<void>;
}

export async function openHost(options: HostOptions): Promise<Host> {
  const standard = await openDataFolder(options.data);
  try {
    const remembered = await SettingsFile.open(settingsFileIn(options.data));
    const { cacheFolder, earlierCaches } = remembered.now;
    const { folder: cache, trouble } = await openCache(cacheFolder, standard);
    const earlier = [standard, ...earlierCaches].filter((place) => place !== cache);
    const session = await beginSession(cache, earlier);
    await forgetPlaces(remembered);
    // What it took over from sessions that died is left to the next start where this one fails.
    return await hostOf({ session, remembered, cache, standard, trouble }, options).catch(
      async (error: unknown) => {
        await session.end(true);
        throw error;
      },
    );
  } catch (error) {
    throw explainDataFolder(options.data, error);
  }
}

/** Earlier places of the cache from which everything has been brought along are none any more. */
async function forgetPlaces(remembered: SettingsFile): Promise<void> {
  const before = remembered.now.earlierCaches;
  const gone = await Promise.all(before.map(leaveCache));
  if (gone.includes(true))
    await remembered.change({ earlierCaches: before.filter((_, at) => gone[at] !== true) });
}

/** What a host stands on. */
interface Ground {
  readonly session: Session;
  readonly remembered: SettingsFile;
  /** Where sessions lie, and where they lie at first. */
  readonly cache: string;
  readonly standard: string;
  readonly trouble: CacheTrouble | null;
}

async function hostOf(
  { session, remembered, cache, standard, trouble }: Ground,
  { fork, paths, data, library = data, surface, settings: given, onSettings }: HostOptions,
): Promise<Host> {
  const listeners = new Set<Parameters<Host['on']>[0]>();
  const emit: Host['emit'] = (name, payload) => listeners.forEach((listener) => listener(name, payload));
  const chosen = new ChosenFiles();
  const tellRecent = (paths: readonly string[]) =>
    void describeRecent(paths, chosen).then((files) => emit('recentFiles', files));
  // The window waits for all of them: none waits for another that it doesn't need.
  const opening = Promise.all([
    openPixelStore(session.folder),
    Holdings.open(session.folder).then(async (held) => [held, await KeptDocuments.open(held)] as const),
    PhotoFolders.open(join(data, 'folders.json'), session.folder),
    LearningJobs.open(session.folder),
    Tour.open(data),
    JobHistory.open(join(data, 'jobs'), () => emit('jobHistoryChanged', {})),
    surface.kind === 'desktop' ? RecentPaths.open(join(data, 'recent.json'), tellRecent) : null,
  ]);
  const described = tools.map(describeTool);
  const [store, [holdings, kept], folders, learning, tour, history, recent] = await opening;
  let settings: Settings = { ...Settings.parse(remembered.now), ...given };
  onSettings?.(settings);

  const codec = new Codec(fork, holdings, (owner, share) => emit('opening', { owner, share }));
  const photos = photoSource(
    folders,
    (chosen) => filesOf(library, chosen),
    (chosen) => bytesOfStyle(library, chosen),
    codec,
    holdings,
  );
  const remembering = rememberJobs({ history, holdings, codec });
  const configuration = {
    store: session.folder,
    models: paths.models,
    ownModels: ownModels(library),
    ...computeOf(settings),
  };
  const queue = new JobQueue({
    ...{ fork, learning, configuration },
    events: {
      job: (job) => {
        remembering.follow(job);
        emit('job', job);
      },
      order: (ids) => emit('jobOrder', [...ids]),
      device: (device) => emit('device', device),
    },
    pictures: jobPictures(holdings),
    photos,
  });

  /** Gives a tool the photos that ship, where it takes them in place of a folder that wasn't chosen. */
  const withSamples = async (tool: string, inputs: ToolInputs): Promise<ToolInputs> => {
    const completed = { ...inputs };
    for (const [name, input] of Object.entries(requireTool(tool).inputs)) {
      if (input.kind !== 'folder' || input.otherwise !== 'samples' || inputs[name]) continue;
      const folder = await folders.tokenOf(join(paths.resources, 'samples'));
      completed[name] = { kind: 'folder', folder, name: 'samples' };
    }
    return completed;
  };

  /**
   * Makes settings hold: the engine is started anew where it is another's to compute, after the running job, and who
   * stays offline is connected to nothing any more.
   */
  const use = (next: Settings): Settings => {
    const before = JSON.stringify(computeOf(settings));
    settings = next;
    onSettings?.(settings);
    const compute = computeOf(settings);
    if (JSON.stringify(compute) !== before) {
      queue.configure(compute);
      aside.configure(compute);
    }
    if (settings.offline) void models.goOffline();
    return settings;
  };

  const ask = (asked: Asked) =>
    answerQuestion(requireTool(asked.tool), asked, (question) => queue.ask(question));
  const finder = new FaceFinder({ codec, holdings, ask });

  const dragged = new DragOut(join(session.folder, 'dragged'));
  const files = fileHandlers({
    dragged,
    codec,
    holdings,
    kept,
    left: session.left,
    chosen,
    folders,
    recent,
    dialogs: surface,
  });
  const pages = new Pages(holdings);
  /** Files chosen outside the window while it isn't there to open them; null while it is. */
  let offered: string[] | null = [];
  const offerFile = (path: string) => {
    if (offered) offered.push(path);
    else void choose(path, chosen).then((file) => emit('openFile', file));
  };

  // Its jobs have an engine of their own, so that nobody's single picture waits behind a batch.
  const aside = new AsideJobs({ fork, configuration, pictures: jobPictures(holdings), photos });
  const { resources } = paths;
  const room = new BatchRoom({
    data: library,
    hands: async ({ folder }, workers, hear) =>
      workers
        ? await handsForRoom(workers, { folder, data: library, resources }, hear)
        : {
            ...handsWith({
              ...{ codec, holdings },
              run: (...asked) => aside.run(...asked),
              forget: (job) => aside.forget(job),
              inputsOf: (step, item, owner) => {
                const places = { ...{ codec, folders, resources }, data: library };
                const silent = { note: () => undefined, personMeant: () => undefined };
                return openInputs(step, item, folder, inputOpener(places, owner, silent));
              },
            }),
            jobs: BATCH_JOBS,
            queue: null,
            hold: () => undefined,
            stop: () => aside.stop(),
            close: () => {
              aside.rest();
              return Promise.resolve();
            },
          },
    tell: (standing, rows) => emit('batch', { standing, rows }),
    changed: () => emit('batchChanged', {}),
  });

  const models = modelHandlers({
    ...{ shipped: paths.models, data: library, emit },
    means: { fetch: surface.fetch?.bind(surface) ?? fetch },
    offline: () => settings.offline,
    measure: (model) => queue.measureModel(model),
    device: () => queue.device(),
    ...{ showFolder: surface.showFolder?.bind(surface), showPage: surface.showPage?.bind(surface) },
  });

  const handlers: Handlers = {
    ...files,
    ...batchHandlers({
      ...{ room, codec, folders, dialogs: surface, workersAt },
      showFolder: surface.showFolder?.bind(surface),
    }),
    ...models.handlers,
    ...identityHandlers({ data: library, codec, holdings, folders, finder, emit }),
    ...styleHandlers({
      ...{ data: library, models: paths.models, codec, holdings, emit },
      ...{ bytes: (stored) => store.bytes(stored), dialogs: surface },
    }),
    ...settingsHandlers({ file: remembered, now: () => settings, use, dialogs: surface }),
    ...storageHandlers({
      ...{ data, cache, standardCache: standard, settings: remembered, dialogs: surface },
      parts: partsOf({
        ...{ data, library, session, kept, learning, history, remembering, folders, recent, queue, emit },
        places: [standard, cache, ...remembered.now.earlierCaches],
        windowCache: surface.windowCache,
        batchInRoom: () => room.batch,
      }),
    }),
    recentFiles: () => {
      const waiting = offered ?? [];
      offered = null;
      waiting.forEach(offerFile);
      return files.recentFiles({});
    },
    windowCloses: ({ say }) => {
      surface.windowCloses?.(say);
      return {};
    },
    windowRemembers: () => {
      surface.windowRemembers?.();
      return {};
    },
    showProgress: ({ progress }) => {
      surface.showProgress?.(progress);
      return {};
    },
    tellAway: (tidings) => {
      surface.tellAway?.(tidings);
      return {};
    },
    showMenu: ({ menus }) => {
      surface.showMenu?.(menus);
      return {};
    },
    describe: async () => ({
      version: packageJson.version,
      surface: surface.kind,
      platform: process.platform,
      tools: described,
      styles: await shippedStyles(paths.resources),
      samples: await readSamples(paths.resources),
      settings,
      settingsTrouble: remembered.trouble,
      cacheTrouble: trouble,
      updates: publisher !== null && surface.showPage !== undefined,
      machine: {
        threads: threadCount(),
        memory: totalmem(),
        plannedMemory: memoryPlanned(),
      },
      tour: tour.due,
    }),
    endTour: async () => {
      await tour.end();
      return {};
    },
    device: () => queue.device(),
    ...updateHandlers({
      publisher,
      fetch: surface.fetch?.bind(surface) ?? fetch,
      offline: () => settings.offline,
      showPage: surface.showPage?.bind(surface),
    }),
    licences: async () => z.array(Licensed).parse(JSON.parse(await readFile(paths.licences, 'utf8'))),
    openResource: ({ owner, file }) =>
      codec.ask('openFile', { path: resourcePath(paths.resources, file) }, owner),
    ask: async (asked) => ({ answer: await ask(asked) }),
    keepBeside: async ({ from, name, file }) => ({
      place: await photos.keep(from, name, await store.bytes(file)),
    }),
    tryOut: async (trial) => ({ picture: await queue.tryOut(trial) }),
    findPeople: async ({ picture }) => ({ shares: await queue.findPeople(picture) }),
    updateRecipe: ({ recipe }) => ({ recipe: updateRecipe(recipe) }),
    startJob: async ({ tool, parameters, inputs, recipe }) => ({
      id: queue.start(tool, parameters, await withSamples(tool, inputs), recipe),
    }),
    moveJob: ({ id, before }) => {
      queue.move(id, before);
      return {};
    },
    cancelJob: ({ id }) => {
      queue.cancel(id);
      return {};
    },
    pauseJob: ({ id }) => {
      queue.pause(id);
      return {};
    },
    resumeJob: ({ id }) => {
      queue.resume(id);
      return {};
    },
    forgetJob: ({ id }) => {
      queue.forget(id);
      return {};
    },
    jobs: () => queue.jobs(),
    jobHistory: async () => ({ records: [...history.all], bytes: await history.bytes() }),
    removeFromJobHistory: async ({ id }) => {
      await history.remove(id);
      return {};
    },
    clearJobHistory: async () => {
      await history.clear();
      return {};
    },
  };

  return {
    handlers,
    store,
    codec,
    holdings,
    folders,
    finder,
    history,
    pages,
    paths,
    settings: () => settings,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
    offerFile,
    pageGone: () => {
      pages.allGone();
      offered ??= [];
    },
    close: async () => {
      await models.close();
      await room.close();
      await Promise.all([queue.close(), aside.close()]);
      await remembering.settled();
      codec.close();
      await dragged.clear();
      const lasting = new Set(learning.list().map(({ job }) => ownerOfJob(job.id)));
      holdings.releaseWhere((owner) => !isKept(owner) && !lasting.has(owner));
      await holdings.settled();
      await session.end(kept.count > 0 || !learning.isEmpty);
    },
  };
}

/** The settings that an engine is started with. */
function computeOf({ provider, threads, memory }: Settings): ComputeSettings {
  return { provider, threads, memory: memory === null ? null : memory * 1e9 };
}

async function readSamples(resources: string): Promise<string[]> {
  const names = await readdir(join(resources, 'samples'));
  return names.filter((name) => /\.(jpe?g|png|webp)$/.test(name)).sort();
}
