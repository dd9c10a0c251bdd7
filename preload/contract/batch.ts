/** Recipes that a folder of pictures goes through, and what comes of each picture. */
import * as z from 'zod';
import { BlendMode } from './blend-mode.ts';
import { Adjustment } from './document.ts';
import type { Failure } from './failure.ts';
import { MetadataPolicy, SaveFormat } from './formats.ts';
import type { WrittenNote } from './picture.ts';
import { Value } from './recipe.ts';

/** How what a step makes meets the picture that it was made from. */
const meeting = {
  /** What share of it counts, 0…1: 0.4 is what a layer of 40 % opacity shows. */
  amount: z.number().min(0).max(1).default(1),
  blend: BlendMode.default('normal'),
};

/** A tool with its settings. Settings that are left out have the tool's own defaults. */
export const ToolStep = z.strictObject({
  tool: z.string(),
  /** Of the tool, as it was when the recipe was made. */
  version: z.int().positive(),
  parameters: z.record(z.string(), Value).default({}),
  /**
   * What the tool takes beside the picture, as on the command line: files and folders, from where the recipe lies, and names
   * of styles and people that are kept. In those of files, `{name}` and `{folder}` are the picture's.
   */
  inputs: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  ...meeting,
});
export type ToolStep = z.infer<typeof ToolStep>;

/** What an adjustment layer does to what lies below it. In a recipe's file, settings may be left out that change nothing. */
export const AdjustmentStep = z.strictObject({ adjustment: Adjustment, ...meeting });
export type AdjustmentStep = z.infer<typeof AdjustmentStep>;

export const BatchStep = z.union([ToolStep, AdjustmentStep]);
export type BatchStep = z.infer<typeof BatchStep>;

export function isToolStep(step: BatchStep): step is ToolStep {
  return 'tool' in step;
}

/** A file that is made of every picture. */
export const BatchOutput = z.strictObject({
  /** Its name without an ending, with places: see `placesOfNames`. A slash leads into a folder. */
  name: z.string().default('{name}'),
  /** Null: the picture's own where that can be written, else PNG. */
  format: SaveFormat.nullable().default(null),
  /** 1 to 100; null: the format's usual one. */
  quality: z.int().min(1).max(100).nullable().default(null),
  /** Pixels that the longer side has at most; null: as it comes. */
  longestSide: z.int().min(1).max(65535).nullable().default(null),
  /** Thousands of bytes that the file has at most; null: as many as it takes. */
  kilobytes: z.int().min(1).nullable().default(null),
  toSrgb: z.boolean().default(false),
  metadata: MetadataPolicy.default('all'),
});
export type BatchOutput = z.infer<typeof BatchOutput>;

/** What a picture goes through, and which files are made of it. The defaults make a copy. */
export const BatchRecipe = z.strictObject({
  pentimento: z.literal('batch-recipe'),
  version: z.literal(1),
  name: z.string().min(1).max(100).default('Batch'),
  steps: z.array(BatchStep).max(32).default([]),
  outputs: z.array(BatchOutput).min(1).max(16).prefault([{}]),
});
export type BatchRecipe = z.infer<typeof BatchRecipe>;

/** What stands in the names of outputs for what each picture has of its own. */
export const placesOfNames = ['name', 'folder', 'number', 'date', 'recipe'] as const;

/** What becomes of an output whose file is there already: another name, none, one in place of an older one, or one in its place. */
export const Existing = z.enum(['number', 'skip', 'newer', 'replace']);
export type Existing = z.infer<typeof Existing>;

/** What has become of a picture by now. */
export type BatchState =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'working';
      readonly fraction: number;
      /** The worker that has it; null while it waits for one. Absent where this process works. */
      readonly by?: string | null | undefined;
    }
  | {
      readonly state: 'done';
      readonly files: readonly string[];
      readonly seconds: number;
      /** What is to be known of it. */
      readonly notes: readonly WrittenNote[];
    }
  /** All its files were there already. */
  | { readonly state: 'skipped' }
  | { readonly state: 'failed'; readonly error: Failure };
