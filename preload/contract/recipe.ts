/** How a tool's result was made: enough to make it again. */
import * as z from 'zod';
import { ChosenFolder, ChosenIdentity, Face, NamedPixels } from './inputs.ts';
import { Hash, OpenedPicture, StyleId, StyleReference } from './picture.ts';
import { Values } from './values.ts';

export const Value = z.json();
export type Value = z.infer<typeof Value>;

/**
 * A picture a tool takes as its example: one that ships with the application, the person's own, or the painting of a style
 * that is kept, with what that was called when it was chosen.
 */
export const Reference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shipped'), style: StyleReference }),
  z.object({ kind: z.literal('own'), picture: OpenedPicture }),
  z.object({ kind: z.literal('learnt'), style: StyleId, name: z.string(), picture: OpenedPicture }),
]);
export type Reference = Readonly<z.infer<typeof Reference>>;

/** Where a mask comes from: what is selected, a selection that was saved, or the mask that a layer was made with. */
export const MaskSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('selection') }),
  z.object({ from: z.literal('saved'), name: z.string() }),
  z.object({ from: z.literal('stored'), pixels: Hash }),
]);
export type MaskSource = Readonly<z.infer<typeof MaskSource>>;

/** A file that was opened, or a layer's pixels as they were, which have no metadata. */
const ChosenPicture = z.union([OpenedPicture, NamedPixels]);
export type ChosenPicture = Readonly<z.infer<typeof ChosenPicture>>;

const InputOfKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), picture: ChosenPicture }),
  z.object({ kind: z.literal('mask'), mask: MaskSource }),
  z.object({ kind: z.literal('references'), references: z.array(Reference).readonly() }),
  z.object({ kind: z.literal('faces'), faces: z.array(Face).readonly() }),
  z.object({ kind: z.literal('person'), ...ChosenFolder.shape }),
  z.object({ kind: z.literal('folder'), ...ChosenFolder.shape }),
]);
const KnownInput = z.union([InputOfKind, z.object({ kind: z.literal('person'), ...ChosenIdentity.shape })]);
/** What a person has chosen for an input of a tool; what the tool works on is no part of it. */
export type RecipeInput = Readonly<z.infer<typeof KnownInput>>;
// Kinds that only a newer version knows are kept as they are. Nothing runs them: see `updateRecipe`.
const RecipeInput = z.union([KnownInput, z.looseObject({ kind: z.string() })]) as unknown as z.ZodType<
  RecipeInput,
  RecipeInput
>;

const Written = z
  .looseObject({
    tool: z.string(),
    /** Of the tool, as it was when the recipe was made. */
    version: z.number(),
    values: z.record(z.string(), Value).readonly(),
    inputs: z.record(z.string(), RecipeInput).readonly(),
    /** Weight of each reference by its key; a missing one counts as 1. */
    weights: z.record(z.string(), z.number()).readonly(),
  })
  .readonly();
/** A tool's panel as it stands, and equally how a layer was made. */
export interface Recipe {
  readonly tool: string;
  readonly version: number;
  readonly values: Readonly<Record<string, Value>>;
  readonly inputs: Readonly<Record<string, RecipeInput>>;
  readonly weights: Readonly<Record<string, number>>;
}
export const Recipe = z.preprocess(fromFirstEdition, Written) as unknown as z.ZodType<Recipe, Recipe>;

const FirstEdition = z.looseObject({
  version: z.undefined().optional(),
  references: z.array(z.unknown()),
  start: z.unknown(),
});

/** Before inputs had names, a recipe had references, the style of `restyle` always, and a picture to start from. */
function fromFirstEdition(recipe: unknown): unknown {
  const old = FirstEdition.safeParse(recipe);
  if (!old.success) return recipe;
  const { references, start, ...rest } = old.data;
  const inputs = {
    ...(references.length > 0 && { style: { kind: 'references', references } }),
    ...(start !== null && { startPicture: { kind: 'picture', picture: start } }),
  };
  return { ...rest, version: 1, inputs };
}

/** A model that took part, with the SHA-256 of its weights. */
export const UsedModel = z.object({ id: z.string(), sha256: z.string() }).readonly();
export type UsedModel = z.infer<typeof UsedModel>;

export { Values };

/** Something a person should know of a result: a key under `results` in the translations, and what it speaks of. */
export const ResultNote = z.object({ code: z.string(), values: Values }).readonly();
export type ResultNote = z.infer<typeof ResultNote>;

/** How another run goes on from a picture: as which input it takes it, and with which settings. */
export const Continues = z
  .object({ input: z.string(), values: z.record(z.string(), Value).readonly() })
  .readonly();
export type Continues = z.infer<typeof Continues>;

/** A recipe that was carried out. */
export const Made = z
  .object({
    recipe: Recipe,
    /** What it was made from. */
    image: Hash,
    /** How large that was, in pixels: there where the result has a size of its own. */
    imageSize: z.object({ width: z.number(), height: z.number() }).readonly().optional(),
    mask: Hash.nullable(),
    models: z.array(UsedModel).readonly(),
    seconds: z.number(),
    measures: z.record(z.string(), z.number()).readonly(),
    notes: z.array(ResultNote).readonly(),
    /** There where the work was stopped before its end: the share that was done, and how another run goes on. */
    unfinished: z.object({ fraction: z.number(), continues: Continues.nullable() }).readonly().optional(),
    /** There where it is done, and a run with other settings makes more of it. */
    continues: Continues.optional(),
  })
  .readonly();
export type Made = z.infer<typeof Made>;
