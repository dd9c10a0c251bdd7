/** What the window may ask of the rest: each call with its request and its response. */
import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { AppDescription, Device } from './app.ts';
import { TaskProgress, Tidings } from './attention.ts';
import {
  BatchAdded,
  BatchOrder,
  BatchRoom,
  BatchRowId,
  BatchUnfinished,
  Workers,
  WorkersThere,
} from './batch-room.ts';
import { BatchRecipe, Existing } from './batch.ts';
import { StoredDocument, StoredRaster } from './document.ts';
import { Failure } from './failure.ts';
import {
  Bytes,
  ChosenFile,
  DocumentNote,
  FileToken,
  FileVersion,
  KeptDocument,
  LeftBehind,
  Opened,
  OpenedDocument,
  RecentFile,
  Recoverable,
  SaveDocument,
  Saved,
  SavedFile,
  SaveFile,
  tilesAtOnce,
} from './files.ts';
import { DocumentFormat, MetadataPolicy, SaveFormat } from './formats.ts';
import { KeepAs, KeptIdentities, PeopleSeen } from './identities.ts';
import { ChosenFolder, ChosenPhotos, IdentityId, ToolInputs } from './inputs.ts';
import { JobRecord } from './job-record.ts';
import { Asked, Job, Trial } from './job.ts';
import { Licensed } from './licences.ts';
import { limits, mostTiles } from './limits.ts';
import { MenuList } from './menu.ts';
import { ModelShelf, ModelSpeed } from './models.ts';
import { SmallPicture } from './people.ts';
import { Hash, OpenedPicture, Owner, PictureNote, StyleId } from './picture.ts';
import { Recipe } from './recipe.ts';
import { Settings } from './settings.ts';
import { Stored, StoragePart } from './storage.ts';
import { KeepStyleAs, KeptStyles } from './styles.ts';
import { UpdateNews } from './updates.ts';

const Nothing = z.object({});
const side = z.number().int().min(1).max(limits.side);
const ExportRequest = z.object({
  pixels: Hash,
  metadata: Hash.nullable(),
  /** What of it goes along; absent: all. */
  keep: MetadataPolicy.optional(),
  /** What the pixels' numbers mean; absent: sRGB. The file says so, or is converted where its format can't. */
  profile: Profile.optional(),
  /** Converts to sRGB, whatever the profile. */
  toSrgb: z.boolean().optional(),
  format: SaveFormat,
  /** 1…100 for jpeg, webp and avif. */
  quality: z.number().int().min(1).max(100),
  /** Says in the file that a trained network made a part of the picture. */
  composite: z.boolean().optional(),
  /** The size to export at, where it is not the picture's own. */
  size: z.object({ width: side, height: side }).optional(),
});
const Tiles = z.object({ tiles: z.array(Bytes).max(tilesAtOnce) });
/** RGBA, 8 bits, straight alpha, top down: a picture's size, and all of its rows or some. */
const PixelRows = z.object({ width: z.number(), height: z.number(), data: Bytes });
const manyRows = z.array(BatchRowId).max(1_000_000);
/** Who works on pictures; null: this computer. */
const atWork = Workers.nullable();
const Hashes = z.object({ hashes: z.array(Hash) });
const manyHashes = z.array(Hash).max(mostTiles);
/** Who holds what a call puts into the store; who opens a file is told of how far that is and may stop it. */
const owned = { owner: Owner };

export const calls = {
  describe: { request: Nothing, response: AppDescription },
  /** The tour of the window was taken or skipped, and is not offered again. */
  endTour: { request: Nothing, response: Nothing },
  device: { request: Nothing, response: Device },
  changeSettings: { request: Settings.partial(), response: Settings },
  /** Whose work is in the application. */
  /** Asks the publisher whether there is a newer version. */
  checkForUpdate: { request: Nothing, response: UpdateNews },
  /** Shows where the newer version is that was told of last. */
  showUpdate: { request: Nothing, response: Nothing },
  licences: { request: Nothing, response: z.array(Licensed) },
  /** Saves the settings as a file, as `saveFile` does. */
  exportSettings: { request: Nothing, response: SavedFile },
  /** Takes the settings of a file that was exported, all of them or none. */
  importSettings: { request: z.object({ name: z.string(), text: z.string() }), response: Settings },
  /** Every setting as it is at first; a file that couldn't be used is set aside for that. */
  resetSettings: { request: Nothing, response: Settings },

  /** What lies on this machine. */
  stored: { request: Nothing, response: Stored },
  /** Removes parts of it for good, but for what documents need that are open. */
  clearStored: {
    request: z.object({ parts: z.array(StoragePart), open: z.array(z.uuid()) }),
    response: Nothing,
  },
  /** Shows a folder in the system's file manager. Desktop only. */
  showStored: { request: z.object({ folder: z.enum(['data', 'cache']) }), response: Nothing },
  /**
   * Where stored pixels lie from the next start on: in a folder that the system's dialog asks for, or where they lie at
   * first. Whether anything changed. A folder of one's own: desktop only.
   */
  moveCache: {
    request: z.object({ to: z.enum(['chosen', 'standard']) }),
    response: z.object({ moves: z.boolean() }),
  },

  /** Asks for files with the system's dialog; empty where the person cancelled. Desktop only. */
  openDialog: { request: Nothing, response: z.array(ChosenFile) },
  /** Opens a chosen file; one that is gone is a failure, and no longer among the recent ones. */
  openFile: { request: z.object({ ...owned, file: FileToken }), response: Opened },
  /**
   * The files that fell on the window last; null in the place of what is no file of this machine. Desktop only: the
   * preload script says the paths, which the window doesn't know.
   */
  dropped: {
    request: z.object({ paths: z.array(z.string()).max(1000).optional() }),
    response: z.array(ChosenFile.nullable()),
  },
  /** A file dropped or chosen in the window. */
  openBytes: { request: z.object({ ...owned, name: z.string(), bytes: Bytes }), response: Opened },
  /** Files opened or saved before, newest first. Desktop only: elsewhere there are none. */
  recentFiles: { request: Nothing, response: z.array(RecentFile) },
  /** Ends the opening of a file for that owner, which fails as cancelled. */
  stopOpening: { request: z.object(owned), response: Nothing },
  /** Asks for a folder of photos with the system's dialog; null where the person cancelled. Desktop only. */
  chooseFolder: { request: Nothing, response: ChosenFolder.nullable() },
  /** A folder for photos that the window hands over: where it can't name one of the system's. */
  gatherFolder: { request: z.object({ name: z.string() }), response: ChosenFolder },
  gatherPhoto: {
    request: z.object({ folder: FileToken, name: z.string(), bytes: Bytes }),
    response: Nothing,
  },
  /** How many photos there are in a folder, and which of its files are named as photos and can't be read. */
  lookInto: {
    request: ChosenFolder,
    response: z.object({
      photos: z.number(),
      unreadable: z.array(z.object({ name: z.string(), error: Failure })),
    }),
  },
  /** Keeps something that was learnt of a person beside their photos, where tools find it; where it lies then. */
  keepBeside: {
    request: z.object({ from: ChosenPhotos, name: z.string().max(200), file: Hash }),
    response: z.object({ place: z.string() }),
  },
  clearRecent: { request: Nothing, response: Nothing },
  /** A picture that ships with the application: `samples/…` or `styles/…`. */
  openResource: { request: z.object({ ...owned, file: z.string() }), response: OpenedPicture },

  /**
   * Says everything that an owner needs from now on: stored pictures and metadata, and tiles; what is left out of the
   * request stays as it was. The rest of what it held is given back.
   */
  hold: {
    request: z.object({ ...owned, pictures: manyHashes.optional(), tiles: manyHashes.optional() }),
    response: Nothing,
  },
  /** An owner is no more. */
  letGo: { request: z.object(owned), response: Nothing },

  /** What the format can't keep, to be said before saving. */
  whatIsLost: { request: ExportRequest, response: z.array(PictureNote) },
  /**
   * Saves: on the desktop asks where, writes, and answers with the path; in a browser answers with the
   * bytes for it to download.
   */
  savePicture: {
    request: ExportRequest.extend({
      name: z.string(),
      /** A file in whose folder the dialog begins. */
      beside: FileToken.optional(),
    }),
    response: SavedFile,
  },
  /** Saves what is no picture, in the same way. */
  saveFile: { request: SaveFile, response: SavedFile },

  /** Writes over the picture file that a document is; asks nothing. Desktop only. */
  overwritePicture: {
    request: ExportRequest.extend({
      file: FileToken,
      /** What the file may hold to be written over; null where that was asked. */
      version: FileVersion.nullable(),
    }),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), version: FileVersion.nullable() }),
      z.object({ kind: z.literal('changed') }),
    ]),
  },

  /** The export as it will look: a part of it, encoded and decoded again. */
  previewExport: {
    request: ExportRequest.extend({
      /** In pixels of the export. */
      part: z.object({ x: z.number().int().min(0), y: z.number().int().min(0), width: side, height: side }),
    }),
    /** Smaller than asked for where the picture ends. */
    response: PixelRows,
  },
  /** Writes the export where it can be dragged out of the window from. Desktop only, as the next. */
  prepareDrag: {
    request: ExportRequest.extend({ name: z.string().max(255) }),
    response: z.object({ file: z.uuid() }),
  },
  /** The pointer takes such a file out of the window, with a picture of it: the data URL of a PNG. */
  dragOut: {
    request: z.object({ file: z.uuid(), icon: z.string().max(100_000).startsWith('data:image/png;base64,') }),
    response: Nothing,
  },
  /** How many bytes the export will have: by encoding it whole. */
  measureExport: { request: ExportRequest, response: z.object({ bytes: z.number() }) },

  /** Which of these stored pictures are no longer there; the others are held. */
  missingPictures: { request: z.object({ ...owned, hashes: manyHashes }), response: Hashes },
  /** Which of these tiles the store lacks; all of them are held, those that are there and those that come. */
  missingTiles: { request: z.object({ ...owned, hashes: manyHashes }), response: Hashes },
  /** Stores tiles of 256² pixels with 4 channels or 1, and names them. */
  putTiles: { request: Tiles.extend(owned), response: Hashes },
  readTiles: { request: z.object({ hashes: z.array(Hash).max(tilesAtOnce) }), response: Tiles },
  /**
   * Rows of a stored picture from one on, as many as go at once: none after the last. With a side, those of a smaller
   * picture, whose shorter side is no shorter than that, as long as the stored one's isn't.
   */
  readRows: {
    request: z.object({ pixels: Hash, from: z.number().int().min(0), side: side.optional() }),
    response: PixelRows,
  },
  /**
   * Makes one picture of tiles, as jobs take and exports write it: the part of the document at (0, 0).
   * One channel becomes opaque grey.
   */
  assemble: {
    request: z.object({ ...owned, width: side, height: side, raster: StoredRaster }),
    response: z.object({ pixels: Hash }),
  },
  /** A picture made smaller by a whole factor that divides its sides, as benchmarks of enlarging make it. */
  shrinkPicture: {
    request: z.object({ ...owned, pixels: Hash, factor: z.number().int().min(2).max(4) }),
    response: z.object({ pixels: Hash }),
  },

  /** A picture with its numbers from one profile to those of another; absent: sRGB. */
  convertPicture: {
    request: z.object({ ...owned, pixels: Hash, from: Profile.optional(), to: Profile.optional() }),
    response: z.object({ pixels: Hash }),
  },

  /** What a layered file of that format can't keep, or other programs won't show, to be said before saving. */
  documentLosses: {
    request: z.object({ document: StoredDocument, format: DocumentFormat }),
    response: z.array(DocumentNote),
  },
  /** Saves in layers: over its own file without asking, else where the person says. */
  saveDocument: { request: SaveDocument, response: Saved },

  /** Keeps a document's state, so that it outlives the application. Its tiles have been stored for some owner. */
  keepDocument: { request: KeptDocument, response: Nothing },
  /** It was saved, or its changes are to be lost. */
  forgetDocument: { request: z.object({ id: z.uuid() }), response: Nothing },
  /** What was kept and not forgotten, here or by an application that ended. */
  recoverable: {
    request: Nothing,
    response: z.object({ documents: z.array(Recoverable), left: z.array(LeftBehind) }),
  },
  recoverDocument: {
    request: z.object({ ...owned, id: z.uuid() }),
    response: OpenedDocument.extend({ photoLayer: z.string().nullable() }),
  },
  /**
   * What the window says of its closing: that it is to be asked first, that it has heard and asks the person, and
   * what became of it. Desktop only.
   */
  windowCloses: {
    request: z.object({ say: z.enum(['guards', 'asking', 'stays', 'closes']) }),
    response: Nothing,
  },
  /** What the window remembers by itself has changed, and is to outlive whatever ends it. Desktop only. */
  windowRemembers: { request: Nothing, response: Nothing },
  /** How far the work is that goes on, for the taskbar or the dock; null where nothing does. Desktop only. */
  showProgress: { request: z.object({ progress: TaskProgress.nullable() }), response: Nothing },
  /** Tells of work that ended, should the person look elsewhere: they are led back by a click. Desktop only. */
  tellAway: { request: Tidings, response: Nothing },
  /** Shows the window's menus where the system has a place for them. Desktop only. */
  showMenu: { request: z.object({ menus: z.array(MenuList).max(20).readonly() }), response: Nothing },

  /** What a tool answers while the person chooses; each question has its own shape, in the tool's definition. */
  ask: { request: Asked, response: z.object({ answer: z.json() }) },
  /** What a tool makes of a small picture; nobody is told of it, and nothing is kept. */
  tryOut: { request: Trial, response: z.object({ picture: SmallPicture }) },
  /** How much of each pixel of a picture is a person, 0…255; null where there is nobody. */
  findPeople: {
    request: z.object({ picture: SmallPicture }),
    response: z.object({ shares: Bytes.nullable() }),
  },
  /** The people whose faces are kept on this machine. */
  identities: { request: Nothing, response: KeptIdentities },
  /** A photo of somebody who is kept, made so small that its shorter side is no shorter than that. */
  identityFace: {
    request: z.object({ identity: IdentityId, photo: Hash, side }),
    response: PixelRows.extend({ profile: Profile.optional() }),
  },
  /**
   * Looks who is in the photos of a folder; how far that is, is told by `looking`. The faces are the owner's, who can keep
   * them until the next look.
   */
  lookForPeople: { request: z.object({ ...owned, folder: ChosenFolder }), response: PeopleSeen },
  /** Ends the look of an owner, which fails as cancelled. */
  stopLooking: { request: z.object(owned), response: Nothing },
  /** Keeps faces of the owner's last look; names those they are kept as, in the same order. */
  keepPeople: {
    request: z.object({ ...owned, people: z.array(KeepAs).min(1) }),
    response: z.object({ identities: z.array(IdentityId) }),
  },
  renameIdentity: { request: z.object({ identity: IdentityId, name: z.string() }), response: Nothing },
  /** Gives all photos of one to another, and deletes it. */
  mergeIdentities: { request: z.object({ into: IdentityId, from: IdentityId }), response: Nothing },
  /** Deletes somebody for good, damaged or not. */
  removeIdentity: { request: z.object({ identity: IdentityId }), response: Nothing },
  /** Deletes a photo for good; the last one goes with its person only. */
  removeIdentityPhoto: { request: z.object({ identity: IdentityId, photo: Hash }), response: Nothing },
  /** The styles that are kept on this machine. */
  styles: { request: Nothing, response: KeptStyles },
  /** The painting of a style that is kept, called like that. */
  openStyle: { request: z.object({ ...owned, style: StyleId }), response: OpenedPicture },
  /** Keeps what a job has learnt of a painting. */
  keepStyle: {
    request: z.object({ file: Hash, as: KeepStyleAs }),
    response: z.object({ style: StyleId }),
  },
  /** Keeps a style out of a file that was dropped or chosen in the window; what it is called then. */
  importStyle: {
    request: z.object({ name: z.string(), bytes: Bytes }),
    response: z.object({ style: StyleId, name: z.string() }),
  },
  /**
   * Keeps a network that others have trained for one painting, out of the file of its weights, as a style with that painting;
   * what it is called then.
   */
  importNetwork: {
    request: z.object({
      name: z.string(),
      bytes: Bytes,
      painting: OpenedPicture.pick({ pixels: true, profile: true, name: true, width: true, height: true }),
    }),
    response: z.object({ style: StyleId, name: z.string() }),
  },
  /** Saves a style as a file, as `saveFile` does. */
  exportStyle: { request: z.object({ style: StyleId }), response: SavedFile },
  renameStyle: { request: z.object({ style: StyleId, name: z.string() }), response: Nothing },
  /** Removes a style for good, damaged or not. */
  removeStyle: { request: z.object({ style: StyleId }), response: Nothing },
  /** Every model there is, what of them is here, and what lies beside them. */
  models: { request: Nothing, response: ModelShelf },
  /**
   * Downloads a model, going on from an earlier try, and keeps it; how far that is, is told by `modelComing`. The only call
   * that connects to anywhere. Fails as cancelled where it is stopped.
   */
  downloadModel: { request: z.object({ model: z.string() }), response: Nothing },
  /** Keeps a model out of a file that was put into the folder by hand. Connects to nowhere. */
  takeModel: { request: z.object({ model: z.string() }), response: Nothing },
  /** Stops what `downloadModel` or `takeModel` is doing; what has come stays for another try. */
  stopModel: { request: z.object({ model: z.string() }), response: Nothing },
  /** Removes a model that was fetched, and what has come of one. */
  removeModel: { request: z.object({ model: z.string() }), response: Nothing },
  /** Runs a model once and keeps how long that took. */
  measureModel: { request: z.object({ model: z.string() }), response: ModelSpeed },
  /** Shows the folder of models in the system's file manager. Desktop only. */
  showModels: { request: Nothing, response: Nothing },
  /** Opens the page about a model in the system's browser. Desktop only: elsewhere it is a link. */
  showOrigin: { request: z.object({ model: z.string() }), response: Nothing },
  /** A saved recipe as the tools of today take it; fails for one that a newer version has made. */
  updateRecipe: { request: z.object({ recipe: Recipe }), response: z.object({ recipe: Recipe }) },
  startJob: {
    request: z.object({
      tool: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      inputs: ToolInputs,
      /** The panel as it stands; with it the job is remembered once it is over. */
      recipe: Recipe.optional(),
    }),
    response: z.object({ id: z.string() }),
  },
  /**
   * Puts a job that waits before another one that does, or behind all; null. Each lane has an order of its own: quick jobs,
   * and those that learn. One that has begun meanwhile stays where it is.
   */
  moveJob: { request: z.object({ id: z.string(), before: z.string().nullable() }), response: Nothing },
  /** Stops a job for good; what it has made so far comes with its last state. */
  cancelJob: { request: z.object({ id: z.string() }), response: Nothing },
  /** Lets a job that learns wait, after a restart too. */
  pauseJob: { request: z.object({ id: z.string() }), response: Nothing },
  resumeJob: { request: z.object({ id: z.string() }), response: Nothing },
  /** Whoever asked for an ended job has what they want of it: its pictures are given back. */
  forgetJob: { request: z.object({ id: z.string() }), response: Nothing },
  jobs: { request: Nothing, response: z.array(Job) },

  /** The room in which a recipe is carried out on many pictures. */
  batchRoom: { request: Nothing, response: BatchRoom },
  /**
   * Adds files, and what pictures lie in folders, at any depth: asked for with the system's dialog, or what fell on the window
   * last. Desktop only: the preload script says the paths of what fell, which the window doesn't know.
   */
  batchAdd: {
    request: z.object({
      from: z.enum(['files', 'folder', 'dropped']),
      paths: z.array(z.string()).max(100_000).optional(),
    }),
    response: BatchAdded,
  },
  /** Takes out pictures that are not worked on; they are made nothing of. */
  batchRemove: { request: z.object({ rows: manyRows }), response: Nothing },
  /** Puts pictures that wait before another; null: at the end. */
  batchMove: { request: z.object({ rows: manyRows, before: BatchRowId.nullable() }), response: Nothing },
  /** The pictures that are over leave the room, or all do; what was begun is over then. */
  batchClear: { request: z.object({ what: z.enum(['ended', 'all']) }), response: Nothing },
  /**
   * Begins, with `again` also with pictures that are done. How many were left out because they lie where the results go.
   */
  batchStart: {
    request: z.object({
      ...{ recipe: BatchRecipe, folder: BatchOrder.shape.folder, out: ChosenFolder },
      ...{ existing: Existing, again: z.boolean(), workers: atWork },
    }),
    response: z.object({ leftOut: z.number() }),
  },
  /** Lets it wait: once the pictures in hand are done, or at once, and these are begun anew. */
  batchPause: { request: z.object({ atOnce: z.boolean() }), response: Nothing },
  batchResume: { request: z.object({ workers: atWork }), response: Nothing },
  /** Ends it: what is done stays, and it isn't offered again. */
  batchCancel: { request: Nothing, response: Nothing },
  /** Tries pictures again that failed; null: all of them. */
  batchRetry: { request: z.object({ rows: manyRows.nullable(), workers: atWork }), response: Nothing },
  /** Looks who is at a queue, and whether its files can be reached. */
  batchWorkers: { request: Workers, response: WorkersThere },
  /** A picture as it is, or one of its results, no larger than a side; `exact` says whether its colours are as opening it would show them. */
  batchPicture: {
    request: z.object({
      row: BatchRowId,
      file: z.int().nonnegative().nullable(),
      side: z.int().min(16).max(4096),
      exact: z.boolean(),
    }),
    response: PixelRows,
  },
  /** Saves what became of each picture, as `saveFile` does; `said`: what a person reads of some, in the window's language. */
  batchReport: {
    request: z.object({
      format: z.enum(['csv', 'json']),
      said: z.array(z.object({ row: BatchRowId, words: z.string() })).readonly(),
    }),
    response: SavedFile,
  },
  /** Files or a folder that a step takes beside its picture, asked for with the system's dialog: their paths. Desktop only. */
  batchChoose: {
    request: z.object({ what: z.enum(['file', 'folder']) }),
    response: z.object({ paths: z.array(z.string()) }),
  },
  /** The path of a folder that was chosen for results, to be read. */
  batchPlace: { request: ChosenFolder, response: z.object({ path: z.string() }) },
  /** Shows the folder of the results of what was begun. Desktop only. */
  batchShowResults: { request: Nothing, response: Nothing },
  /** Batches that were begun and not ended, the newest first, unless somebody works on them. */
  batchUnfinished: { request: Nothing, response: z.array(BatchUnfinished) },
  /** Goes on with one of them, where it was stopped. */
  batchContinue: { request: z.object({ id: BatchUnfinished.shape.id, workers: atWork }), response: Nothing },
  /** Never offers one of them again. */
  batchForget: { request: z.object({ id: BatchUnfinished.shape.id }), response: Nothing },
  /** A recipe out of the text of a file, its steps brought up to date. */
  batchReadRecipe: {
    request: z.object({ name: z.string().max(300), text: z.string().max(1_000_000) }),
    response: z.object({ recipe: BatchRecipe }),
  },
  /**
   * The same of a file that is asked for with the system's dialog, or fell on the window last, with the folder that it lies in; null
   * where none was chosen. Desktop only: the preload script says the paths of what fell.
   */
  batchOpenRecipe: {
    request: z.object({
      from: z.enum(['files', 'dropped']),
      paths: z.array(z.string()).max(1000).optional(),
    }),
    response: z.object({ recipe: BatchRecipe, folder: z.string() }).nullable(),
  },
  /** The jobs that are over and were asked for by a recipe, latest first, and how many bytes they take on the disk. */
  jobHistory: {
    request: Nothing,
    response: z.object({ records: z.array(JobRecord), bytes: z.number() }),
  },
  /** Forgets one of them, or all, with their small pictures. */
  removeFromJobHistory: { request: z.object({ id: z.string() }), response: Nothing },
  clearJobHistory: { request: Nothing, response: Nothing },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<N extends CallName> = z.input<Calls[N]['request']>;
export type Response<N extends CallName> = z.output<Calls[N]['response']>;
