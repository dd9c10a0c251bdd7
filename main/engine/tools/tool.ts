import type { z } from 'zod';
import type { ResultNote } from '../../../preload/contract/recipe.ts';
import type { Pixels, Rgba8 } from '../../image/pixels.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Pixels a tool is given: the picture it works on, its references, and perhaps a picture to start from. */
export interface ToolPictures {
  readonly image: Pixels;
  readonly references: readonly Pixels[];
  readonly start: Pixels | null;
  /** What messages call the picture and its references. */
  readonly names: { readonly image: string; readonly references: readonly string[] };
}

/** Where the work stands. `stage` is a key under `stages` in the translations. */
export interface ToolProgress {
  readonly stage: string;
  readonly step: number;
  readonly of: number;
  /** Share of the whole work done, 0…1; steps may differ in cost. */
  readonly fraction: number;
  readonly preview?: Rgba8;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ToolResult {
  readonly pixels: Pixels;
  /** Numbers worth reporting, such as the remaining losses. */
  readonly measures: Readonly<Record<string, number>>;
  /** What the person should know, such as what was done differently and why. */
  readonly notes: readonly ResultNote[];
}

export type ToolRun<P> = (
  pictures: ToolPictures,
  parameters: P,
  runtime: Runtime,
) => AsyncGenerator<ToolProgress, ToolResult, void>;

/**
 * One function of the product. The panel, the command line, validation, the recipe saved on a layer and
 * the reference pages are all derived from this; `load` brings the code that computes, in the engine only.
 *
 * A run is cancelled by ending its generator: it yields at least once per iteration or tile.
 */
export interface Tool<S extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly parameters: S;
  /** How many reference pictures it takes, and what they are to it: styles unless it says otherwise. */
  readonly references: {
    readonly minimum: number;
    readonly maximum: number;
    readonly role?: 'style' | 'original';
  };
  /** False for a tool that gets no panel of its own: other parts of the window run it. */
  readonly panel?: boolean;
  readonly start: boolean;
  /**
   * The size of the result for a picture of that size, in pixels; left out where the result has the picture's own.
   * Quick and without the pixels: panels show it while the person chooses.
   * @throws UserError where the result can't have that size.
   */
  readonly resultSize?: (image: Size, parameters: z.output<S>) => Size;
  readonly load: () => Promise<ToolRun<z.output<S>>>;
}

/** Keeps the schema's type while checking the rest. */
export function defineTool<S extends z.ZodObject>(tool: Tool<S>): Tool<S> {
  return tool;
}
