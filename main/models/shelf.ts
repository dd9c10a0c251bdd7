import { rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComingModel, ModelShelf, ShelfModel } from '../../preload/contract/index.ts';
import {
  isFetched,
  isShipped,
  readKept,
  readManifest,
  type FetchedModel,
  type ModelFolders,
} from '../engine/runtime/models.ts';
import { explain } from '../errors/explain.ts';
import { folderIn as peopleIn } from '../identities/read.ts';
import { isLocked, takeLock, type SessionLock } from '../session-lock.ts';
import { folderIn as stylesIn } from '../styles/read.ts';
import { atTimes } from './at-times.ts';
import {
  downloadOf,
  groupsOf,
  measureFolder,
  originOf,
  stateOfFetched,
  stateOfShipped,
  type Group,
} from './describe.ts';
import { checksumOfFile } from './download/checksum.ts';
import { download, type Means } from './download/download.ts';
import { PartFile } from './download/part-file.ts';
import { byHand, filesIn, makeFolder, noteKept, ownModels, partOf, removeKept, strayIn } from './folder.ts';
import { keepModel } from './keep.ts';
import { readSpeeds } from './speeds.ts';

export interface ShelfServices {
  /** Folder of the models that ship. */
  readonly shipped: string;
  /** The data folder, with the person's own models. */
  readonly data: string;
  readonly means: Means;
  /** Whether nothing may be connected to. */
  readonly offline: () => boolean;
  readonly coming: (model: string, state: ComingModel) => void;
  readonly changed: () => void;
}

interface Coming {
  readonly stop: AbortController;
  /** Whether it connects to anywhere. */
  readonly connects: boolean;
  readonly done: Promise<void>;
  state: ComingModel;
}

/** All models: what of them is here, and what can be fetched. */
export class Shelf {
  readonly #coming = new Map<string, Coming>();
  /** Files in the person's folder that were held against a checksum and have another. */
  readonly #notIt = new Set<string>();

  constructor(private readonly services: ShelfServices) {}

  get #folders(): ModelFolders & { readonly own: string } {
    const { shipped, data } = this.services;
    return { shipped, own: ownModels(data) };
  }

  async list(): Promise<ModelShelf> {
    const { shipped, own } = this.#folders;
    const models = await readManifest(shipped);
    const [kept, files, speeds] = await Promise.all([readKept(own), filesIn(own), readSpeeds(own)]);
    const describe = async ({ id, models: of }: Group): Promise<ShelfModel> => {
      const [first] = of;
      if (!first) throw new Error(`There is no model in ${id}.`);
      const fetched = isFetched(first) ? first : null;
      const here = kept.find((one) => one.id === id);
      return {
        ...{ id, licence: first.licence, origin: originOf(first), speed: speeds[id] ?? null },
        bytes: here?.bytes ?? of.reduce((sum, { bytes }) => sum + bytes, 0),
        download: fetched && downloadOf(fetched),
        state:
          this.#coming.get(id)?.state ??
          (fetched
            ? await stateOfFetched(own, fetched, kept, files, this.#notIt)
            : await stateOfShipped(shipped, of.filter(isShipped))),
      };
    };
    const { data } = this.services;
    return {
      models: await Promise.all(groupsOf(models).map(describe)),
      stray: strayIn(files, models.filter(isFetched), kept, this.#notIt),
      made: { styles: await measureFolder(stylesIn(data)), people: await measureFolder(peopleIn(data)) },
      folder: own,
    };
  }

  /**
   * Downloads a model and keeps it. Asked for twice, it is done once.
   * @throws UserError model-unknown, model-busy, offline, download-failed, disk-full, cannot-write, cancelled or bad-model
   */
  async download(id: string): Promise<void> {
    const model = await this.#fetched(id);
    if (this.services.offline()) throw explain('offline', { name: model.name });
    await this.#bring(model, { connects: true }, async (signal, tell) => {
      const { own } = this.#folders;
      await checkRoom(own, model);
      const path = partOf(own, model);
      const { bytes: of, file, sha256, mirrors } = model.download;
      const order = { name: model.name, bytes: of, sha256, mirrors, path };
      await download(order, this.services.means, signal, ({ stage, bytes, host }) =>
        tell({ kind: 'coming', stage, bytes, of, host }),
      );
      tell({ kind: 'coming', stage: 'keeping', bytes: of, of, host: null });
      await noteKept(own, await keepModel(own, model, path));
      await rm(path, { force: true });
      this.#notIt.delete(file);
    });
  }

  /**
   * Keeps a model out of a file that was put into the folder by hand, and leaves that file where it is unless it is what is kept.
   * @throws UserError model-unknown, model-busy, model-file, cannot-write, disk-full, cancelled or bad-model
   */
  async take(id: string): Promise<void> {
    const model = await this.#fetched(id);
    await this.#bring(model, { connects: false }, async (signal, tell) => {
      const { own } = this.#folders;
      const found = byHand(model, await filesIn(own), this.#notIt);
      if (!found)
        throw explain('model-file.none', { model: model.name, file: model.download.file, folder: own });
      const { bytes: of, sha256 } = model.download;
      const path = join(own, found.name);
      const say = (bytes: number) => tell({ kind: 'coming', stage: 'checking', bytes, of, host: null });
      if ((await checksumOfFile(path, { signal, tell: say })) !== sha256) {
        this.#notIt.add(found.name);
        throw explain('model-file.other', { name: found.name, model: model.name, folder: own });
      }
      tell({ kind: 'coming', stage: 'keeping', bytes: of, of, host: null });
      await noteKept(own, await keepModel(own, model, path));
      // What had come of a download is needed no more.
      await new PartFile(partOf(own, model)).remove();
    });
  }

  /** Stops what is being done for a model; it is over once this is. */
  async stop(id: string): Promise<void> {
    const coming = this.#coming.get(id);
    coming?.stop.abort(explain('cancelled.download'));
    await coming?.done.catch(() => undefined);
  }

  /** @throws UserError model-unknown, model-busy or cannot-write */
  async remove(id: string): Promise<void> {
    const model = await this.#fetched(id);
    await this.stop(id);
    await this.#leaveToOthers(model);
    await removeKept(this.#folders.own, model);
    this.services.changed();
  }

  /** A page about a model. @throws UserError model-unknown */
  async pageOf(id: string): Promise<string | null> {
    const origin = originOf((await this.#group(id)).models[0] ?? (await this.#fetched(id)));
    return origin.kind === 'own' ? null : origin.address;
  }

  /** The model of a group that speed is measured by: the one for the largest factor. @throws UserError model-unknown */
  async measured(id: string): Promise<string> {
    return (await this.#group(id)).models.at(-1)?.id ?? id;
  }

  /** Stops what connects to anywhere; what has come stays. */
  async goOffline(): Promise<void> {
    const connected = [...this.#coming].filter(([, { connects }]) => connects);
    await Promise.all(connected.map(([id]) => this.stop(id)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#coming.keys()].map((id) => this.stop(id)));
  }

  async #bring(
    model: FetchedModel,
    { connects }: Pick<Coming, 'connects'>,
    work: (signal: AbortSignal, tell: (state: ComingModel) => void) => Promise<void>,
  ): Promise<void> {
    const before = this.#coming.get(model.id);
    if (before) return before.done;
    const stop = new AbortController();
    const { tell: tellSometimes, end } = atTimes((state) => this.services.coming(model.id, state));
    const tell = (state: ComingModel) => {
      const coming = this.#coming.get(model.id);
      if (coming) coming.state = state;
      tellSometimes(state);
    };
    const over = async () => {
      let lock: SessionLock | null = null;
      try {
        await makeFolder(this.#folders.own);
        lock = await this.#lock(model);
        await work(stop.signal, tell);
      } catch (error) {
        // A wait that was stopped has an error of its own.
        throw stop.signal.aborted ? stop.signal.reason : error;
      } finally {
        await lock?.release();
        end();
        this.#coming.delete(model.id);
        this.services.changed();
      }
    };
    const state: ComingModel = {
      ...{ kind: 'coming', stage: 'downloading', bytes: 0, of: model.download.bytes, host: null },
    };
    // Entered before the work begins, which tells of itself.
    const done = Promise.resolve().then(over);
    this.#coming.set(model.id, { stop, connects, done, state });
    this.services.changed();
    return done;
  }

  /**
   * Keeps other programs from it, such as the command line: two of them would write the same part.
   * @throws UserError model-busy where another one fetches it.
   */
  async #lock(model: FetchedModel): Promise<SessionLock> {
    const lock = await takeLock(partOf(this.#folders.own, model));
    if (!lock) throw explain('model-busy', { name: model.name });
    return lock;
  }

  /** @throws UserError model-busy where another program fetches it. */
  async #leaveToOthers(model: FetchedModel): Promise<void> {
    if (await isLocked(partOf(this.#folders.own, model))) throw explain('model-busy', { name: model.name });
  }

  async #group(id: string): Promise<Group> {
    const groups = groupsOf(await readManifest(this.services.shipped));
    const group = groups.find((one) => one.id === id);
    if (!group) throw explain('model-unknown', { name: id, names: groups.map((one) => one.id).join(', ') });
    return group;
  }

  async #fetched(id: string): Promise<FetchedModel> {
    const [model] = (await this.#group(id)).models;
    if (!model || !isFetched(model)) throw explain('model-unknown.ships', { name: id });
    return model;
  }
}

/** @throws UserError disk-full where the whole file and what is kept of it don't fit. */
async function checkRoom(own: string, model: FetchedModel): Promise<void> {
  const part = (await stat(partOf(own, model)).catch(() => null))?.size ?? 0;
  const { form, bytes } = model.download;
  const needed = bytes - part + (form === 'safetensors' ? 0 : model.bytes);
  const { bavail, bsize } = await statfs(own);
  if (bavail * bsize < needed)
    throw explain('disk-full.download', {
      ...{ name: model.name, folder: own, needed: inWords(needed), there: inWords(bavail * bsize) },
    });
}

function inWords(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
