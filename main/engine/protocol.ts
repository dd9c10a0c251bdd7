import type {
  Asked,
  ChosenPhotos,
  Device,
  Failure,
  NamedPixels,
  Outcome,
  PartialOutcome,
  SmallPicture,
  StoredPicture,
  StyleId,
  ToolInputs,
  Trial,
} from '../../preload/contract/index.ts';
import type { Rect } from '../../preload/contract/rect.ts';
import type { Measured } from './measure-model.ts';
import type { Json } from './tools/questions.ts';

/** What the engine process is started with, as JSON in its first argument. */
export interface EngineConfiguration {
  /** Folder of the pixel store. */
  readonly store: string;
  /** Folder of `manifest.json` and the weights. */
  readonly models: string;
  /** The person's folder of models that were fetched. */
  readonly ownModels: string;
  /** `auto`, or the execution provider the person asked for. */
  readonly provider: string;
  /** How many threads of the CPU may compute; null for all. */
  readonly threads: number | null;
  /** Bytes that tools may plan with, all engines together; null for what suits the machine. */
  readonly memory: number | null;
  /** Of the memory that is planned for tools, this engine's share: 1 for all of it. */
  readonly memoryShare: number;
  /** Whether the processors belong to others first. */
  readonly yieldsToOthers: boolean;
  /** How long a job that learns may go without a checkpoint, milliseconds. */
  readonly checkpointEvery: number;
}

/** What computes, and with how much. */
export type ComputeSettings = Pick<EngineConfiguration, 'provider' | 'threads' | 'memory'>;

/** What was made, without the time it took, which the application knows: a pause is none of it. */
export type Making = Omit<Outcome, 'seconds'>;

export type ToEngine =
  | {
      readonly type: 'run';
      readonly job: string;
      readonly tool: string;
      readonly parameters: Record<string, unknown>;
      readonly inputs: ToolInputs;
      /** The file that a job which learns goes on from, and writes. */
      readonly checkpoint: string | null;
    }
  | { readonly type: 'cancel'; readonly job: string }
  | { readonly type: 'pause'; readonly job: string }
  | { readonly type: 'ask'; readonly ask: number; readonly asked: Asked }
  | { readonly type: 'find-people'; readonly ask: number; readonly picture: SmallPicture }
  | { readonly type: 'try-out'; readonly ask: number; readonly trial: Trial }
  | { readonly type: 'measure-model'; readonly ask: number; readonly model: string }
  | FetchedPhotos;

/** What the engine says of a job. */
export type FromJob =
  /** It has it in hand: from here on its death is this job's. */
  | { readonly type: 'begun'; readonly job: string }
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly stage: string;
      readonly step: number;
      readonly of: number;
      /** Share of the whole work done, 0…1. */
      readonly fraction: number;
      readonly losses?: readonly number[];
      readonly preview?: StoredPicture;
      /** The part of the picture that the preview stands for; all of it where this is left out. */
      readonly within?: Rect;
      /** Where the result is a picture that can be used as it stands: how another run goes on from it, if one can. */
      readonly partial?: Pick<PartialOutcome, 'continues'>;
    }
  /** Where it stands is on the disk. */
  | { readonly type: 'checkpointed'; readonly job: string }
  | ({ readonly type: 'done'; readonly job: string } & Making)
  | { readonly type: 'cancelled'; readonly job: string; readonly partial: Making | null }
  | { readonly type: 'paused'; readonly job: string }
  | { readonly type: 'failed'; readonly job: string; readonly error: Failure };

export type FromAsked =
  | { readonly type: 'answer'; readonly ask: number; readonly value: Json }
  | { readonly type: 'people'; readonly ask: number; readonly shares: Uint8Array | null }
  | { readonly type: 'tried'; readonly ask: number; readonly picture: SmallPicture }
  | { readonly type: 'measured'; readonly ask: number; readonly measured: Measured }
  | { readonly type: 'unanswered'; readonly ask: number; readonly error: Failure };

/** A photo that was opened into the store, until the engine has read it. */
export type StoredPhoto = Pick<NamedPixels, 'pixels' | 'profile'>;

/** A style that is kept, and what it was called when it was chosen. */
export interface ChosenStyle {
  readonly style: StyleId;
  readonly name: string;
}

/** What the engine wants of people's photos, of folders of them and of styles, which it can't read itself. */
export type FetchPhotos =
  | { readonly type: 'list-photos'; readonly fetch: number; readonly from: ChosenPhotos }
  | {
      readonly type: 'open-photo';
      readonly fetch: number;
      readonly from: ChosenPhotos;
      readonly photo: string;
    }
  /** What a file beside the photos is made of. */
  | {
      readonly type: 'read-file';
      readonly fetch: number;
      readonly from: ChosenPhotos;
      readonly name: string;
    }
  /** What the file of a style is made of. */
  | { readonly type: 'read-style'; readonly fetch: number; readonly chosen: ChosenStyle }
  /** It has read the photo that it was given. */
  | { readonly type: 'photo-read'; readonly fetch: number };

export type FetchedPhotos =
  | { readonly type: 'photos'; readonly fetch: number; readonly names: readonly string[] }
  | { readonly type: 'photo'; readonly fetch: number; readonly photo: StoredPhoto }
  | { readonly type: 'file'; readonly fetch: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'no-photos'; readonly fetch: number; readonly error: Failure };

export type FromEngine =
  | { readonly type: 'ready'; readonly device: Device }
  /** It can't work at all, and why. */
  | { readonly type: 'unable'; readonly error: Failure }
  | FromJob
  | FromAsked
  | FetchPhotos;
