import * as z from 'zod';
import { Failure } from './failure.ts';
import { ToolInputs } from './inputs.ts';
import { SmallPicture } from './people.ts';
import { Hash } from './picture.ts';
import { Continues, Recipe, ResultNote, UsedModel } from './recipe.ts';
import { Rect } from './rect.ts';
import { Result } from './result.ts';

const jobBase = {
  id: z.string(),
  tool: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  inputs: ToolInputs,
  /** The panel that it was asked for by; there where the job is to be found among those that are over. */
  recipe: Recipe.optional(),
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
  /** The part of the picture that the preview stands for; absent: all of it. */
  within: Rect.optional(),
  /** Of a job that learns, how far off it was from its beginning to now; absent where it doesn't say. */
  losses: z.array(z.number()).max(1000).optional(),
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

/** A run that is no job, on a picture that travels with it: for settings with which that takes but a moment. */
export const Trial = z.object({
  tool: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** All but `image`. */
  inputs: ToolInputs,
  picture: SmallPicture,
});
export type Trial = z.infer<typeof Trial>;

const outcome = {
  result: Result,
  seconds: z.number(),
  /** Numbers the tool reports of its result, such as the remaining losses. */
  measures: z.record(z.string(), z.number()),
  notes: z.array(ResultNote),
  models: z.array(UsedModel),
  /** How another run makes more of the picture as it is; null where none can. */
  continues: Continues.nullable(),
};
/** What a job made that came to its end. */
export const Outcome = z.object(outcome);
export type Outcome = z.infer<typeof Outcome>;
/** What a job that was stopped has made so far. */
export const PartialOutcome = z.object({
  ...outcome,
  /** Share of the whole work that was done. */
  fraction: z.number().min(0).max(1),
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
