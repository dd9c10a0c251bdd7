import * as z from 'zod';
import { InputDescription, When } from './inputs.ts';

/**
 * One parameter of a tool, derived from the tool's zod schema. Labels and help live in the
 * translations under `tools.<tool>.<name>`.
 */
const common = {
  name: z.string(),
  /** basic: shown at once; advanced: one fold deeper. */
  level: z.enum(['basic', 'advanced']),
  /** Shown only while another parameter has one of these values. */
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
  /** Whether files that its results are in say that a trained network made a part of them. */
  composite: z.boolean(),
  /**
   * What the file is called that it makes: how its name ends, the dot included, and where it is looked for by one name that.
   * Null where it makes none of its own kind.
   */
  file: z.object({ name: z.string().nullable(), ending: z.string() }).nullable(),
  /** What it makes; and whether a picture has the size of `image` or one of its own, which the question `size` tells. */
  result: z.enum(['picture', 'pictures', 'model', 'data']),
  size: z.enum(['same', 'own']),
  /** Whether the question `duration` tells how long a run would take. */
  timed: z.boolean(),
  parameters: z.array(Parameter),
});
export type ToolDescription = z.infer<typeof ToolDescription>;
