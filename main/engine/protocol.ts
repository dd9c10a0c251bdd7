import type { Asked, Device, Failure, Result, ToolInputs } from '../../preload/contract/index.ts';
import type { ResultNote, UsedModel } from '../../preload/contract/recipe.ts';

import type { Json } from './tools/questions.ts';

/** What the engine process is started with, as JSON in its first argument. */
export interface EngineConfiguration {
  /** Folder of the pixel store. */
  readonly store: string;
  /** Folder of `manifest.json` and the weights. */
  readonly models: string;
  /** `auto`, or the execution provider the person asked for. */
  readonly provider: string;
}

export type ToEngine =
  | {
      readonly type: 'run';
      readonly job: string;
      readonly tool: string;
      readonly parameters: Record<string, unknown>;
      readonly inputs: ToolInputs;
    }
  | { readonly type: 'cancel'; readonly job: string }
  | { readonly type: 'ask'; readonly ask: number; readonly asked: Asked };

export type FromEngine =
  | { readonly type: 'ready'; readonly device: Device }
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly stage: string;
      readonly step: number;
      readonly of: number;
      /** Share of the whole work done, 0…1. */
      readonly fraction: number;
      readonly preview?: string;
    }
  | {
      readonly type: 'done';
      readonly job: string;
      readonly result: Result;
      readonly measures: Record<string, number>;
      readonly notes: ResultNote[];
      readonly models: UsedModel[];
    }
  | { readonly type: 'cancelled'; readonly job: string }
  | { readonly type: 'failed'; readonly job: string; readonly error: Failure }
  | { readonly type: 'answer'; readonly ask: number; readonly value: Json }
  | { readonly type: 'unanswered'; readonly ask: number; readonly error: Failure };
