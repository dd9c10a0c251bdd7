import type * as z from 'zod';
import type { Result, ResultKind, ToolDescription } from '../../../preload/contract/index.ts';
import type { Continues, Recipe, ResultNote } from '../../../preload/contract/recipe.ts';
import type { Rect } from '../../../preload/contract/rect.ts';
import type { Part } from '../../image/lay-over.ts';
import type { Pixels, Rgba8 } from '../../image/pixels.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Given, Inputs } from './inputs.ts';
import type { Question } from './questions.ts';

/** Where the work stands. `stage` is a key under `stages` in the translations. */
export interface ToolProgress {
  readonly stage: string;
  readonly step: number;
  readonly of: number;
  /** Share of the whole work done, 0…1; steps may differ in cost. */
  readonly fraction: number;
  readonly preview?: Rgba8;
  /** The part of the picture that the preview stands for; all of it where this is left out. */
  readonly within?: Rect;
  /** Of a run that learns, how far off it was so far, from its beginning to now: few numbers, to be drawn. */
  readonly losses?: readonly number[];
  /** What a run that is stopped here leaves; absent where its work is of no use before its end. */
  readonly partial?: PartialResult;
  /**
   * What a run that learns is to be told, to go on from here: made only if it is asked for, before the next
   * step.
   */
  readonly checkpoint?: () => Uint8Array;
}

export interface PartialResult {
  /** Made only if it is asked for, before the next step. */
  readonly result: () => ToolResult;
  /** How another run goes on from that picture; null where none can. */
  readonly continues: Continues | null;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Settings as a recipe holds them. */
type Values = Recipe['values'];

interface Told {
  /** Numbers worth reporting, such as the remaining losses. */
  readonly measures: Readonly<Record<string, number>>;
  /** What the person should know, such as what was done differently and why. */
  readonly notes: readonly ResultNote[];
  /** How another run makes more of the picture; absent where none can. */
  readonly continues?: Continues;
}

/** What a run makes, by kind, before it is stored. */
type Makes =
  | { readonly kind: 'picture'; readonly pixels: Pixels }
  /** To choose from; parts of the picture that was worked on where it says so, and all of it otherwise. */
  | { readonly kind: 'pictures'; readonly pictures: readonly Pixels[]; readonly part?: Part }
  /** A file, and what to call it, ending and all. */
  | { readonly kind: 'model'; readonly file: Uint8Array; readonly name: string }
  | { readonly kind: 'data'; readonly data: Extract<Result, { kind: 'data' }>['data'] };

export type ToolResult<K extends ResultKind = ResultKind> = Extract<Makes, { kind: K }> & Told;

export type ToolRun<T extends Tool = Tool> = (
  inputs: Given<T['inputs']>,
  parameters: z.output<T['parameters']>,
  runtime: Runtime,
  /** The newest checkpoint of a run that goes on; null at the first start. */
  checkpoint: Uint8Array | null,
) => AsyncGenerator<ToolProgress, ToolResult<T['result']>, void>;

/**
 * One function of the product, as data that every process may load. The panel, the command line, validation, the
 * recipe saved on a layer and the reference pages are all derived from this; the code that computes is reached
 * through `runs.ts`, in the engine only.
 *
 * A run is stopped by ending its generator: it yields at least once per iteration or tile.
 */
export interface Tool<
  S extends z.ZodObject = z.ZodObject,
  I extends Inputs = Inputs,
  R extends ResultKind = ResultKind,
> {
  readonly id: string;
  /** Counts up when saved settings have to be brought up to date; 1 at first. */
  readonly version: number;
  readonly parameters: S;
  /** By names that no parameter has. The one called `image` is what the tool works on. */
  readonly inputs: I;
  readonly result: R;
  /** Brings the settings of a recipe that an older version made up to date; there once `version` is above 1. */
  migrate?(values: Values, from: number): Values;
  /**
   * True for a tool that learns, for minutes or hours: its jobs run beside the quick ones, can be paused and
   * outlive the application, by the checkpoints that it yields.
   */
  readonly learns?: boolean;
  /** What the file of a model is called: how its name ends, and where it is looked for by one name that. */
  readonly file?: NonNullable<ToolDescription['file']>;
  /** Of a tool that makes several pictures to choose from: the setting that says how many these are at most. */
  readonly howMany?: string;
  /** True for a tool whose results would be taken for what a camera saw: files with them say that a network made them. */
  readonly composite?: boolean;
  /**
   * What the window may ask while the person chooses, by name. One called `size` tells that the result has a size of
   * its own, and which: see `resultSize`; one called `duration` tells how long a run would take: see `runDuration`.
   */
  readonly questions?: Readonly<Record<string, Question>>;
}

/** Keeps the types of the parts while checking the rest. */
export function defineTool<S extends z.ZodObject, const I extends Inputs, R extends ResultKind>(
  tool: Tool<S, I, R>,
): Tool<S, I, R> {
  return tool;
}
