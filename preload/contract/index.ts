/**
 * Everything the window and the rest may say to each other: one map of calls (request → response) and
 * one of events (main → window). Both sides validate with the same schemas; both transports carry it.
 * Pictures travel as content hashes; their bytes are fetched from `pixels/<hash>` beside the page.
 */
import { z } from 'zod';
import { Profile } from '../colour/profile.ts';
import { StoredDocument, StoredRaster } from './document.ts';
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
import { ChosenFolder, InputDescription, ToolInputs, When } from './inputs.ts';
import { limits, mostTiles } from './limits.ts';
import { Command, MenuList } from './menu.ts';
import { Hash, Language, OpenedPicture, Owner, PictureNote, StyleReference } from './picture.ts';
import { Continues, Recipe, ResultNote, UsedModel, Values } from './recipe.ts';
import { Result } from './result.ts';

export * from './files.ts';
export * from './formats.ts';
export * from './inputs.ts';
export * from './menu.ts';
export * from './picture.ts';
export * from './result.ts';

/**
 * One parameter of a tool, derived from the tool's zod schema. Labels and help live in the
 * translations under `tools.<tool>.<name>`.
 */
const common = {
  name: z.string(),
  /** basic: shown at once; advanced: one fold deeper. */
  level: z.enum(['basic', 'advanced']),
  /** Shown only while another parameter has this value. */
  when: When.optional(),
};
const numeric = {
  minimum: z.number(),
  maximum: z.number(),
  step: z.number(),
  /** How a slider spreads its range. */
  scale: z.enum(['linear', 'log']),
  unit: z.string().optional(),
};
/** A way to say how large a picture is: against another, by its longer side in pixels, in millions of pixels. */
export const SizeMeasure = z.enum(['factor', 'longest-side', 'megapixels']);
export type SizeMeasure = z.infer<typeof SizeMeasure>;
export const NumberParameter = z.object({
  ...common,
  ...numeric,
  kind: z.literal('number'),
  integer: z.boolean(),
  default: z.number(),
  /** Which measure of the result's size it sets, where it sets one. */
  sets: SizeMeasure.optional(),
});
export const ChoiceParameter = z.object({
  ...common,
  kind: z.literal('choice'),
  options: z.array(z.string()),
  default: z.string(),
});
export const SwitchParameter = z.object({ ...common, kind: z.literal('switch'), default: z.boolean() });
/** One weight for each picture of an input of references; missing entries count as 1. */
export const WeightsParameter = z.object({
  ...common,
  ...numeric,
  kind: z.literal('weights'),
  of: z.string(),
});
/** Named numbers that belong together, such as a weight for each layer. */
export const GroupParameter = z.object({
  ...common,
  kind: z.literal('group'),
  members: z.array(NumberParameter),
});
export const SeedParameter = z.object({ ...common, kind: z.literal('seed'), default: z.number() });
export const Parameter = z.discriminatedUnion('kind', [
  NumberParameter,
  ChoiceParameter,
  SwitchParameter,
  WeightsParameter,
  GroupParameter,
  SeedParameter,
]);
export type Parameter = z.infer<typeof Parameter>;
export type NumberParameter = z.infer<typeof NumberParameter>;

export const ToolDescription = z.object({
  id: z.string(),
  /** Counts up when saved settings have to be brought up to date. */
  version: z.number().int().min(1),
  inputs: z.array(InputDescription),
  /** Whether it learns for so long that it can be paused. */
  learns: z.boolean(),
  /** What it makes; and whether a picture has the size of `image` or one of its own, which the question `size` tells. */
  result: z.enum(['picture', 'pictures', 'model', 'data']),
  size: z.enum(['same', 'own']),
  /** Whether the question `duration` tells how long a run would take. */
  timed: z.boolean(),
  parameters: z.array(Parameter),
});
export type ToolDescription = z.infer<typeof ToolDescription>;

export const Device = z.object({
  /** Execution provider that computes: cpu, cuda, dml, coreml, webgpu. */
  provider: z.string(),
  /** Its name, such as "CPU · AMD EPYC". */
  label: z.string(),
  /** On how many threads it computes; null where that isn't a matter of threads. */
  threads: z.number().int().positive().nullable(),
  /** Why a faster provider isn't in use: keys under `device.reasons` in the translations, and what they speak of. */
  reasons: z.array(ResultNote),
});
export type Device = z.infer<typeof Device>;

/**
 * What went wrong: a code; its sentence in English; and where others can make the sentence, what it names. Codes with
 * several sentences say which: a key under `errors.<code>.because` in the translations.
 */
export const Failure = z.object({
  code: z.string(),
  message: z.string(),
  values: Values.optional(),
  because: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

const jobBase = {
  id: z.string(),
  tool: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  inputs: ToolInputs,
};
const standing = {
  /** Which part of the work, a key under `stages` in the translations. */
  stage: z.string(),
  step: z.number(),
  of: z.number(),
  /** Share of the whole work done, 0…1: steps may differ in cost. */
  fraction: z.number().min(0).max(1),
  /** Newest preview, if any yet. */
  preview: Hash.nullable(),
};
/** A question that a tool answers: with its settings and inputs as they stand, and what else the question wants. */
export const Asked = z.object({
  tool: z.string(),
  question: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  inputs: ToolInputs,
  about: z.json(),
});
export type Asked = z.infer<typeof Asked>;

const outcome = {
  result: Result,
  seconds: z.number(),
  /** Numbers the tool reports of its result, such as the remaining losses. */
  measures: z.record(z.string(), z.number()),
  notes: z.array(ResultNote),
  models: z.array(UsedModel),
};
/** What a job made that came to its end. */
export const Outcome = z.object(outcome);
export type Outcome = z.infer<typeof Outcome>;
/** What a job that was stopped has made so far. */
export const PartialOutcome = z.object({
  ...outcome,
  /** Share of the whole work that was done. */
  fraction: z.number().min(0).max(1),
  continues: Continues.nullable(),
});
export type PartialOutcome = z.infer<typeof PartialOutcome>;

/** A job as the window sees it: always one of six states, with just what that state has. */
export const Job = z.discriminatedUnion('state', [
  z.object({ ...jobBase, state: z.literal('queued') }),
  z.object({ ...jobBase, ...standing, state: z.literal('running'), secondsLeft: z.number().nullable() }),
  /** A job that learns, and waits to go on: by the person's wish, or because what computed it ended. */
  z.object({ ...jobBase, ...standing, state: z.literal('paused'), why: Failure.nullable() }),
  z.object({ ...jobBase, ...outcome, state: z.literal('done') }),
  /** With what there was of the result, where the tool's work can be used half done. */
  z.object({
    ...jobBase,
    state: z.literal('failed'),
    error: Failure,
    partial: PartialOutcome.nullable(),
  }),
  z.object({ ...jobBase, state: z.literal('cancelled'), partial: PartialOutcome.nullable() }),
]);
export type Job = z.infer<typeof Job>;

/** What the application remembers between starts. */
export const Settings = z.object({
  language: Language.nullable(),
  provider: z.enum(['auto', 'cpu', 'cuda', 'dml', 'coreml', 'webgpu']),
});
export type Settings = z.infer<typeof Settings>;

export const AppDescription = z.object({
  version: z.string(),
  surface: z.enum(['desktop', 'browser']),
  platform: z.string(),
  tools: z.array(ToolDescription),
  styles: z.array(StyleReference),
  /** Sample photographs, as file names below `resources/samples/`. */
  samples: z.array(z.string()),
  settings: Settings,
});
export type AppDescription = z.infer<typeof AppDescription>;

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
  /** The size to export at, where it is not the picture's own. */
  size: z.object({ width: side, height: side }).optional(),
});
const Tiles = z.object({ tiles: z.array(Bytes).max(tilesAtOnce) });
const Hashes = z.object({ hashes: z.array(Hash) });
const manyHashes = z.array(Hash).max(mostTiles);
/** Who holds what a call puts into the store; who opens a file is told of how far that is and may stop it. */
const owned = { owner: Owner };

export const calls = {
  describe: { request: Nothing, response: AppDescription },
  device: { request: Nothing, response: Device },
  changeSettings: { request: Settings.partial(), response: Settings },

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
    /** RGBA, 8 bits; smaller than asked for where the picture ends. */
    response: z.object({ width: z.number(), height: z.number(), data: Bytes }),
  },
  /** How many bytes the export will have: by encoding it whole. */
  measureExport: { request: ExportRequest, response: z.object({ bytes: z.number() }) },

  /** Which of these tiles the store lacks; all of them are held, those that are there and those that come. */
  missingTiles: { request: z.object({ ...owned, hashes: manyHashes }), response: Hashes },
  /** Stores tiles of 256² pixels with 4 channels or 1, and names them. */
  putTiles: { request: Tiles.extend(owned), response: Hashes },
  readTiles: { request: z.object({ hashes: z.array(Hash).max(tilesAtOnce) }), response: Tiles },
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
  /** Shows the window's menus where the system has a place for them. Desktop only. */
  showMenu: { request: z.object({ menus: z.array(MenuList).max(20).readonly() }), response: Nothing },

  /** What a tool answers while the person chooses; each question has its own shape, in the tool's definition. */
  ask: { request: Asked, response: z.object({ answer: z.json() }) },
  /** A saved recipe as the tools of today take it; fails for one that a newer version has made. */
  updateRecipe: { request: z.object({ recipe: Recipe }), response: z.object({ recipe: Recipe }) },
  startJob: {
    request: z.object({
      tool: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      inputs: ToolInputs,
    }),
    response: z.object({ id: z.string() }),
  },
  /** Stops a job for good; what it has made so far comes with its last state. */
  cancelJob: { request: z.object({ id: z.string() }), response: Nothing },
  /** Lets a job that learns wait, after a restart too. */
  pauseJob: { request: z.object({ id: z.string() }), response: Nothing },
  resumeJob: { request: z.object({ id: z.string() }), response: Nothing },
  /** Whoever asked for an ended job has what they want of it: its pictures are given back. */
  forgetJob: { request: z.object({ id: z.string() }), response: Nothing },
  jobs: { request: Nothing, response: z.array(Job) },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<N extends CallName> = z.input<Calls[N]['request']>;
export type Response<N extends CallName> = z.output<Calls[N]['response']>;

export const events = {
  job: Job,
  device: Device,
  /** What the system's menu asks the window to do. */
  command: Command,
  /** A file chosen outside the window: in the list of recent files, or in the system. */
  openFile: ChosenFile,
  /** How much of a file has been read for that owner, 0…1. */
  opening: z.object({ ...owned, share: z.number() }),
  /** The person closes the window, which says by `windowCloses` what becomes of it. */
  closing: Nothing,
  /** The list of recent files has changed. */
  recentFiles: z.array(RecentFile),
} as const;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;

/** What the window has in hand: the same object whichever transport carries it. */
export interface Pentimento {
  /** Rejects with a `CallError` whose `code` the translations know. */
  call<N extends CallName>(name: N, request: Request<N>): Promise<Response<N>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** A failure that crossed the transport. */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly code: string,
    message: string,
    readonly values?: Values,
    readonly because?: string,
  ) {
    super(message);
  }
}

export function callError({ code, message, values, because }: Failure): CallError {
  return new CallError(code, message, values, because);
}
