/**
 * Everything the window and the rest may say to each other: one map of calls (request → response) and
 * one of events (main → window). Both sides validate with the same schemas; both transports carry it.
 * Pictures travel as content hashes; their bytes are fetched from `pixels/<hash>` beside the page.
 */
import { z } from 'zod';
import { Hash, Language, OpenedPicture, PictureNote, StyleReference } from './picture.ts';
import { UsedModel } from './recipe.ts';

export * from './picture.ts';

/**
 * One parameter of a tool, derived from the tool's zod schema. Labels and help live in the
 * translations under `tools.<tool>.<name>`.
 */
const common = {
  name: z.string(),
  /** basic: shown at once; advanced: one fold deeper. */
  level: z.enum(['basic', 'advanced']),
  /** Shown only while another parameter has this value. */
  when: z.object({ name: z.string(), is: z.string() }).optional(),
};
const numeric = {
  minimum: z.number(),
  maximum: z.number(),
  step: z.number(),
  /** How a slider spreads its range. */
  scale: z.enum(['linear', 'log']),
  unit: z.string().optional(),
};
export const NumberParameter = z.object({
  ...common,
  ...numeric,
  kind: z.literal('number'),
  integer: z.boolean(),
  default: z.number(),
});
export const ChoiceParameter = z.object({
  ...common,
  kind: z.literal('choice'),
  options: z.array(z.string()),
  default: z.string(),
});
export const SwitchParameter = z.object({ ...common, kind: z.literal('switch'), default: z.boolean() });
/** One weight for each reference picture; missing entries count as 1. */
export const WeightsParameter = z.object({ ...common, ...numeric, kind: z.literal('weights') });
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
  /** How many reference pictures (styles) the tool takes. */
  references: z.object({ minimum: z.number(), maximum: z.number() }),
  /** Whether a picture may be given to start from. */
  start: z.boolean(),
  parameters: z.array(Parameter),
});
export type ToolDescription = z.infer<typeof ToolDescription>;

export const Device = z.object({
  /** Execution provider that computes: cpu, cuda, dml, coreml, webgpu. */
  provider: z.string(),
  /** What it is in words, such as "CPU, 8 threads". */
  label: z.string(),
  /** Why a faster provider isn't in use, one sentence each. */
  reasons: z.array(z.string()),
});
export type Device = z.infer<typeof Device>;

export const ToolInputs = z.object({
  image: Hash,
  references: z.array(Hash).default([]),
  start: Hash.optional(),
  /** What messages call the pictures: file names, or titles. */
  names: z.object({ image: z.string(), references: z.array(z.string()) }).optional(),
});
export type ToolInputs = z.infer<typeof ToolInputs>;

export const Failure = z.object({ code: z.string(), message: z.string() });
export type Failure = z.infer<typeof Failure>;

const jobBase = {
  id: z.string(),
  tool: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  inputs: ToolInputs,
};
const progress = {
  /** Which part of the work, a key under `stages` in the translations. */
  stage: z.string(),
  step: z.number(),
  of: z.number(),
  /** Share of the whole work done, 0…1: steps may differ in cost. */
  fraction: z.number().min(0).max(1),
  secondsLeft: z.number().nullable(),
  /** Newest preview, if any yet. */
  preview: Hash.nullable(),
};
/** A job as the window sees it: always one of five states, with just what that state has. */
export const Job = z.discriminatedUnion('state', [
  z.object({ ...jobBase, state: z.literal('queued') }),
  z.object({ ...jobBase, ...progress, state: z.literal('running') }),
  z.object({
    ...jobBase,
    state: z.literal('done'),
    result: z.object({ pixels: Hash, width: z.number(), height: z.number() }),
    seconds: z.number(),
    /** Numbers the tool reports of its result, such as the remaining losses. */
    measures: z.record(z.string(), z.number()),
    notes: z.array(z.string()),
    models: z.array(UsedModel),
  }),
  z.object({ ...jobBase, state: z.literal('failed'), error: Failure }),
  z.object({ ...jobBase, state: z.literal('cancelled'), preview: Hash.nullable() }),
]);
export type Job = z.infer<typeof Job>;

export const SaveFormat = z.enum(['png', 'jpeg', 'webp', 'tiff']);
export type SaveFormat = z.infer<typeof SaveFormat>;

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
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected');
const ExportRequest = z.object({
  pixels: Hash,
  metadata: Hash.nullable(),
  format: SaveFormat,
  /** 1…100 for jpeg and webp. */
  quality: z.number().int().min(1).max(100),
});

export const calls = {
  describe: { request: Nothing, response: AppDescription },
  device: { request: Nothing, response: Device },
  changeSettings: { request: Settings.partial(), response: Settings },

  /** Asks for files with the system's dialog; empty where the person cancelled. Desktop only. */
  openDialog: { request: Nothing, response: z.array(OpenedPicture) },
  /** A file dropped or chosen in the window. */
  openBytes: { request: z.object({ name: z.string(), bytes: Bytes }), response: OpenedPicture },
  /** A picture that ships with the application: `samples/…` or `styles/…`. */
  openResource: { request: z.object({ file: z.string() }), response: OpenedPicture },

  /** What the format can't keep, to be said before saving. */
  whatIsLost: { request: ExportRequest, response: z.array(PictureNote) },
  /**
   * Saves: on the desktop asks where, writes, and answers with the path; in a browser answers with the
   * bytes for it to download.
   */
  savePicture: {
    request: ExportRequest.extend({ name: z.string() }),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), path: z.string() }),
      z.object({ kind: z.literal('download'), name: z.string(), bytes: Bytes }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  },

  startJob: {
    request: z.object({
      tool: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      inputs: ToolInputs,
    }),
    response: z.object({ id: z.string() }),
  },
  cancelJob: { request: z.object({ id: z.string() }), response: Nothing },
  jobs: { request: Nothing, response: z.array(Job) },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<N extends CallName> = z.input<Calls[N]['request']>;
export type Response<N extends CallName> = z.output<Calls[N]['response']>;

/** What the application menu asks the window to do. */
export const Command = z.enum([
  'open',
  'save',
  'undo',
  'redo',
  'zoom-in',
  'zoom-out',
  'fit',
  'actual-size',
  'compare',
  'shortcuts',
  'run',
  'stop',
]);
export type Command = z.infer<typeof Command>;

export const events = { job: Job, device: Device, command: Command } as const;
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
  ) {
    super(message);
  }
}
