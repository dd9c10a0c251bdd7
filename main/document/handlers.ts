import { basename, dirname } from 'node:path';
import { extensions, type AnyFormat } from '../../preload/contract/formats.ts';
import type {
  CallName,
  ChosenFile,
  DocumentNote,
  LeftBehind,
  Opened,
  Owner,
  RecentFile,
  Request,
  Response,
} from '../../preload/contract/index.ts';
import { partsOf } from '../../preload/contract/inputs-of.ts';
import { explain } from '../errors/explain.ts';
import { UserError } from '../errors/user-error.ts';
import { writeWhole } from '../image/write.ts';
import type { Holdings } from '../store/holdings.ts';
import { isTile, tilesOf } from '../store/tiles-of.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { SavePlan } from './codec-protocol.ts';
import type { Codec } from './codec.ts';
import type { DragOut } from './drag-out.ts';
import { picturesOf, type KeptDocuments } from './kept.ts';
import { documentLosses } from './losses.ts';
import type { PhotoFolders } from './photo-folders.ts';
import type { RecentPaths } from './recent.ts';
import { damagedIn, undamaged } from './undamaged.ts';

/** The calls that have to do with files and documents. */
type FileCall = Extract<
  CallName,
  | 'openDialog'
  | 'dropped'
  | 'openBytes'
  | 'recentFiles'
  | 'openFile'
  | 'stopOpening'
  | 'chooseFolder'
  | 'gatherFolder'
  | 'gatherPhoto'
  | 'lookInto'
  | 'clearRecent'
  | 'whatIsLost'
  | 'savePicture'
  | 'saveFile'
  | 'overwritePicture'
  | 'previewExport'
  | 'measureExport'
  | 'prepareDrag'
  | 'dragOut'
  | 'hold'
  | 'letGo'
  | 'missingPictures'
  | 'missingTiles'
  | 'putTiles'
  | 'readTiles'
  | 'readRows'
  | 'assemble'
  | 'shrinkPicture'
  | 'convertPicture'
  | 'documentLosses'
  | 'saveDocument'
  | 'keepDocument'
  | 'forgetDocument'
  | 'recoverable'
  | 'recoverDocument'
>;
type FileHandlers = { [N in FileCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

/** Where files come from and go to. */
export interface FileDialogs {
  /** Lets the pointer take a file out of the window. Desktop only. */
  dragOut?(path: string, icon: string): void;
  /** Asks which files to open. */
  chooseFiles(): Promise<string[]>;
  /** Asks for a recipe's file; null where the person cancelled. Desktop only. */
  chooseRecipe?(): Promise<string | null>;
  /** Asks for a folder; null where the person cancelled, absent where the window itself hands photos over. */
  chooseFolder?(): Promise<string | null>;
  /**
   * Asks where to save, beginning in a folder; the format is null for a file that is no picture. Null where the
   * person cancelled, absent where the window itself downloads.
   */
  chooseDestination?(name: string, format: AnyFormat | null, folder: string | null): Promise<string | null>;
}

interface FileServices {
  readonly dragged: DragOut;
  readonly codec: Codec;
  readonly holdings: Holdings;
  readonly kept: KeptDocuments;
  /** What was kept by sessions that died and couldn't be taken over. */
  readonly left: readonly LeftBehind[];
  readonly chosen: ChosenFiles;
  readonly folders: PhotoFolders;
  /** Null where the application has no files of its own, as in a browser. */
  readonly recent: RecentPaths | null;
  readonly dialogs: FileDialogs;
}

export function fileHandlers({
  codec,
  holdings,
  kept,
  left,
  chosen,
  folders,
  recent,
  dragged,
  dialogs,
}: FileServices): FileHandlers {
  const { pictures, tiles: shelf } = holdings;

  async function open(path: string, owner: Owner): Promise<Opened> {
    const opened = await codec.ask('open', { path }, owner);
    await recent?.add(path);
    return { ...opened, file: await chosen.tokenOf(path) };
  }

  function demand(tiles: Iterable<string>): void {
    const missing = [...tiles].filter((hash) => !shelf.has(hash));
    if (missing.length > 0) {
      throw new Error(`${missing.length} tiles of the picture are not in the store.`);
    }
  }

  const planOf = ({ size, ...plan }: Request<'savePicture' | 'whatIsLost'>): SavePlan =>
    size ? { ...plan, size } : plan;

  return {
    openDialog: async () => Promise.all((await dialogs.chooseFiles()).map((path) => choose(path, chosen))),
    dropped: ({ paths = [] }) => {
      // A page in a browser has no paths to say, and may not name one.
      if (!dialogs.chooseDestination) throw explain('bad-parameters.request', { call: 'dropped' });
      return Promise.all(paths.map(async (path) => (path === '' ? null : choose(path, chosen))));
    },
    openBytes: ({ owner, name, bytes }) => codec.ask('openBytes', { name, bytes }, owner),
    recentFiles: () => describeRecent(recent?.all ?? [], chosen),
    openFile: async ({ owner, file }) => {
      const path = chosen.pathOf(file);
      try {
        return await open(path, owner);
      } catch (error) {
        if (error instanceof UserError && error.code === 'file-missing') await recent?.remove(path);
        throw error;
      }
    },
    stopOpening: ({ owner }) => {
      codec.stop(owner);
      return {};
    },
    chooseFolder: async () => {
      const path = (await dialogs.chooseFolder?.()) ?? null;
      return path === null ? null : { folder: await folders.tokenOf(path), name: basename(path) };
    },
    gatherFolder: async ({ name }) => ({ folder: await folders.gather(), name }),
    gatherPhoto: async ({ folder, name, bytes }) => {
      await folders.add(folder, name, bytes);
      return {};
    },
    lookInto: async (folder) => {
      const { photos, unreadable } = await codec.ask('lookInto', { path: await folders.pathOf(folder) });
      return { photos: photos.length, unreadable: [...unreadable] };
    },
    clearRecent: async () => {
      await recent?.clear();
      return {};
    },

    whatIsLost: (plan) => codec.ask('whatIsLost', planOf(plan)),
    savePicture: async ({ name, beside, ...request }) => {
      const plan = planOf(request);
      const fileName = `${name}.${extensions[plan.format][0]}`;
      if (!dialogs.chooseDestination) {
        return { kind: 'download', name: fileName, bytes: await codec.ask('encode', plan) };
      }
      const path = await dialogs.chooseDestination(fileName, plan.format, chosen.folderOf(beside));
      if (path === null) return { kind: 'cancelled' };
      await codec.ask('save', { ...plan, path, version: null });
      return { kind: 'saved', path };
    },
    saveFile: async ({ name, content }) => {
      const bytes = async () =>
        'text' in content
          ? new TextEncoder().encode(content.text)
          : Buffer.concat(await pictures.read([content.stored]));
      if (!dialogs.chooseDestination) return { kind: 'download', name, bytes: await bytes() };
      const path = await dialogs.chooseDestination(name, null, null);
      if (path === null) return { kind: 'cancelled' };
      await writeWhole(path, await bytes());
      return { kind: 'saved', path };
    },
    overwritePicture: ({ file, version, ...request }) =>
      codec.ask('save', { ...planOf(request), path: chosen.pathOf(file), version }),
    previewExport: ({ part, ...request }) => codec.ask('preview', { ...planOf(request), part }),
    prepareDrag: async ({ name, ...request }) => {
      const plan = planOf(request);
      const bytes = await codec.ask('encode', plan);
      return { file: await dragged.prepare(`${name}.${extensions[plan.format][0]}`, bytes) };
    },
    dragOut: ({ file, icon }) => {
      dialogs.dragOut?.(dragged.drag(file), icon);
      return {};
    },
    measureExport: async (request) => ({ bytes: (await codec.ask('encode', planOf(request))).length }),

    hold: ({ owner, pictures: wantedPictures, tiles: wantedTiles }) => {
      if (wantedPictures) pictures.hold(owner, wantedPictures);
      if (wantedTiles) shelf.hold(owner, wantedTiles);
      return {};
    },
    letGo: ({ owner }) => {
      holdings.release(owner);
      return {};
    },
    missingPictures: ({ owner, hashes }) => ({ hashes: pictures.acquire(owner, hashes) }),
    missingTiles: ({ owner, hashes }) => ({ hashes: shelf.acquire(owner, hashes) }),
    putTiles: async ({ owner, tiles }) => {
      const wrong = tiles.find((tile) => !isTile(tile));
      if (wrong) throw explain('bad-parameters.request', { call: 'putTiles' });
      return { hashes: await shelf.put(owner, tiles) };
    },
    readTiles: async ({ hashes }) => ({ tiles: await shelf.read(hashes) }),
    readRows: ({ pixels, from, side }) => pictures.rows(pixels, from, side),
    assemble: ({ owner, ...request }) => {
      demand(Object.values(request.raster.tiles));
      return codec.ask('assemble', request, owner);
    },
    shrinkPicture: ({ owner, ...request }) => codec.ask('shrink', request, owner),
    convertPicture: ({ owner, ...request }) => codec.ask('convert', request, owner),

    documentLosses: ({ document, format }) => documentLosses(document, format),
    saveDocument: async ({ file, version, name, beside, ...plan }) => {
      demand(tilesOf(plan.document).keys());
      const fileName = `${name}.${extensions[plan.format][0]}`;
      if (!dialogs.chooseDestination) {
        return { kind: 'download', name: fileName, bytes: await codec.ask('encodeDocument', plan) };
      }
      const path =
        file === null
          ? await dialogs.chooseDestination(fileName, plan.format, chosen.folderOf(beside))
          : chosen.pathOf(file);
      if (path === null) return { kind: 'cancelled' };
      const saved = await codec.ask('saveDocument', {
        ...plan,
        path,
        version: file === null ? null : version,
      });
      if (saved.kind === 'changed') return saved;
      await recent?.add(path);
      return { ...saved, file: await chosen.tokenOf(path), name: basename(path) };
    },

    keepDocument: async ({ file, ...document }) => {
      demand(tilesOf(document.document).keys());
      await kept.keep({ ...document, path: file === null ? null : chosen.pathOf(file) });
      return {};
    },
    forgetDocument: async ({ id }) => {
      await kept.forget(id);
      return {};
    },
    recoverable: () => ({ documents: kept.list(), left: [...left] }),
    recoverDocument: async ({ owner, id }) => {
      const found = kept.get(id);
      if (!found) throw explain('file-missing.not-kept');
      const { document, lost, layers } = await undamaged(found.document, shelf.folder);
      const damaged = await damagedIn(pictures.folder, picturesOf(found));
      const photo =
        found.photo && partsOf(found.photo).some((hash) => damaged.has(hash)) ? null : found.photo;
      shelf.acquire(owner, tilesOf(document).keys());
      pictures.acquire(owner, picturesOf(found));
      const notes: DocumentNote[] = [];
      if (lost > 0) notes.push({ code: 'tiles-lost', layers });
      if (damaged.size > 0) notes.push({ code: 'pictures-lost', layers: [] });
      return {
        kind: 'document',
        name: found.name,
        file: found.path === null ? null : await chosen.tokenOf(found.path),
        version: found.version,
        document,
        photo,
        photoLayer: lost > 0 || !photo ? null : found.photoLayer,
        notes,
      };
    },
  };
}

export async function choose(path: string, chosen: ChosenFiles): Promise<ChosenFile> {
  return { file: await chosen.tokenOf(path), name: basename(path) };
}

export function describeRecent(paths: readonly string[], chosen: ChosenFiles): Promise<RecentFile[]> {
  return Promise.all(paths.map(async (path) => ({ ...(await choose(path, chosen)), folder: dirname(path) })));
}
