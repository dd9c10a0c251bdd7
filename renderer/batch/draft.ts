/** What is to be done with the pictures, as the person puts it together. */
import * as z from 'zod';
import { create } from 'zustand';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { BatchOutput, BatchRecipe, BatchStep, Existing } from '../../preload/contract/batch.ts';
import type { AdjustmentStep, ToolStep } from '../../preload/contract/batch.ts';
import type { AdjustmentType } from '../../preload/contract/document.ts';
import { ChosenFolder } from '../../preload/contract/index.ts';
import type { ToolDescription } from '../../preload/contract/index.ts';
import { remember, remembered } from '../base/remember.ts';

/** A step of the recipe, which can be switched off without being lost. */
const DraftStep = z.object({ key: z.string(), on: z.boolean(), step: BatchStep });
export type DraftStep = z.infer<typeof DraftStep>;

const Draft = z.object({
  name: z.string(),
  steps: z.array(DraftStep).readonly(),
  outputs: z.array(BatchOutput).min(1).readonly(),
  /** The folder of the results; null until one was chosen. */
  out: ChosenFolder.extend({ path: z.string() }).nullable(),
  existing: Existing,
  /** The folder that the recipe came out of, from where the files that it names lie; null where it came out of none. */
  folder: z.string().nullable().default(null),
});
export type Draft = z.infer<typeof Draft>;

/** A recipe, and the folder that it came out of. */
export interface FoundRecipe {
  readonly recipe: BatchRecipe;
  readonly folder: string | null;
}

const RecentRecipe = z.object({
  recipe: BatchRecipe,
  folder: Draft.shape.folder,
  /** When it was used last, milliseconds since 1970; null where an earlier version kept it. */
  when: z.number().nullable().default(null),
});
type RecentRecipe = Readonly<z.infer<typeof RecentRecipe>>;

/** Recipes that were used last, the newest first. */
const Recent = z.array(RecentRecipe).readonly();
const MOST_RECENT = 16;

const names = { draft: 'batch-draft', recent: 'batch-recipes' } as const;

const fresh: Draft = {
  name: '',
  steps: [],
  outputs: [BatchOutput.parse({})],
  out: null,
  existing: 'number',
  folder: null,
};

export const useDraft = create<Draft>(() => remembered(names.draft, Draft, fresh));

export const useRecentRecipes = create<{ readonly recipes: readonly RecentRecipe[] }>(() => ({
  recipes: remembered(names.recent, Recent, []),
}));

export function changeDraft(change: Partial<Draft>): void {
  useDraft.setState(change);
  remember(names.draft, useDraft.getState());
}

/** The recipe as it stands; what is switched off is no part of it. */
export function recipeOf({ name, steps, outputs }: Draft, unnamed: string): BatchRecipe {
  return {
    ...{ pentimento: 'batch-recipe', version: 1, name: name.trim() || unnamed },
    steps: steps.filter(({ on }) => on).map(({ step }) => step),
    outputs: [...outputs],
  };
}

/** All that a batch is begun with but its pictures, so that two such wishes can be compared. */
export function wishOf({ steps, outputs, name, out, existing, folder }: Draft): string {
  const taken = steps.filter(({ on }) => on).map(({ step }) => step);
  return JSON.stringify([name, taken, outputs, out?.path ?? null, existing, folder]);
}

/** Keeps a recipe among those that were used last, in place of the same one. */
export function keepRecent({ recipe, folder }: FoundRecipe): void {
  const kept = { recipe, folder, when: Date.now() };
  useRecentRecipes.setState(({ recipes }) => ({
    recipes: [kept, ...recipes.filter((one) => !isSame(one, kept))].slice(0, MOST_RECENT),
  }));
  remember(names.recent, useRecentRecipes.getState().recipes);
}

function isSame(one: FoundRecipe, other: FoundRecipe): boolean {
  const all = ({ recipe: { name, steps, outputs }, folder }: FoundRecipe) =>
    JSON.stringify([name, steps, outputs, folder]);
  return all(one) === all(other);
}

type OwnRecipe = Pick<Draft, 'name' | 'steps' | 'outputs' | 'folder'>;

/** The recipe that another one has taken the place of, where it had been kept nowhere, until it is brought back or let go. */
export const useReplaced = create<{ readonly recipe: OwnRecipe | null }>(() => ({ recipe: null }));

/**
 * Takes a recipe in place of the one there was. That is kept, and can be brought back with what is switched off in it.
 * @param unnamed what it is called without a name.
 */
export function takeRecipe({ recipe: { name, steps, outputs }, folder }: FoundRecipe, unnamed: string): void {
  replaceBy({ name, steps: steps.map(asDraft), outputs, folder }, unnamed);
}

export function bringBack(unnamed: string): void {
  const { recipe } = useReplaced.getState();
  if (!recipe) return;
  useReplaced.setState({ recipe: null });
  replaceBy(recipe, unnamed);
}

function replaceBy(next: OwnRecipe, unnamed: string): void {
  const draft = useDraft.getState();
  const { name, steps, outputs, folder } = draft;
  const found = { recipe: recipeOf(draft, unnamed), folder };
  const isFresh =
    JSON.stringify([name, steps, outputs]) === JSON.stringify([fresh.name, fresh.steps, fresh.outputs]);
  const isKept = useRecentRecipes.getState().recipes.some((one) => isSame(one, found));
  if (!isFresh && !isKept) keepRecent(found);
  if (!isFresh && !(isKept && steps.every(({ on }) => on)))
    useReplaced.setState({ recipe: { name, steps, outputs, folder } });
  changeDraft(next);
}

/** The folder of a file, by its path as it is to be read; null where only a name is known, as in a browser. */
export function folderOf(path: string): string | null {
  return /^(.*)[/\\][^/\\]*$/.exec(path)?.[1] ?? null;
}

/** Whether a tool makes a picture out of each picture, as steps do. */
export function canBeStep({ learns, result, inputs }: ToolDescription): boolean {
  return (
    !learns && (result === 'picture' || result === 'pictures') && inputs.some(({ name }) => name === 'image')
  );
}

/** A tool on its defaults. */
export function toolStep({ id, version }: ToolDescription): ToolStep {
  return { tool: id, version, parameters: {}, inputs: {}, amount: 1, blend: 'normal' };
}

/** An adjustment as it is added to a picture. */
export function adjustmentStep(type: AdjustmentType): AdjustmentStep {
  return { adjustment: defaultAdjustment(type), amount: 1, blend: 'normal' };
}

export function addStep(step: BatchStep): void {
  changeDraft({ steps: [...useDraft.getState().steps, asDraft(step)] });
}

export function removeStep(key: string): void {
  changeDraft({ steps: useDraft.getState().steps.filter((step) => step.key !== key) });
}

/** @param by -1 up, 1 down. */
export function moveStep(key: string, by: -1 | 1): void {
  const steps = [...useDraft.getState().steps];
  const at = steps.findIndex((step) => step.key === key);
  const [step] = steps.splice(at, 1);
  if (step) changeDraft({ steps: steps.toSpliced(Math.max(0, at + by), 0, step) });
}

export function switchStep(key: string, on: boolean): void {
  changeSteps(key, (step) => ({ ...step, on }));
}

/** Sets what a step does. */
export function setStep(key: string, step: BatchStep): void {
  changeSteps(key, (draft) => ({ ...draft, step }));
}

/** A step with something given for an input; empty: nothing. */
export function withStepInput(step: ToolStep, name: string, value: string | string[]): ToolStep {
  const { [name]: _, ...others } = step.inputs;
  return { ...step, inputs: value.length === 0 ? others : { ...others, [name]: value } };
}

export function setOutput(at: number, change: Partial<BatchOutput>): void {
  const { outputs } = useDraft.getState();
  changeDraft({ outputs: outputs.map((output, i) => (i === at ? { ...output, ...change } : output)) });
}

export function addOutput(): void {
  const { outputs } = useDraft.getState();
  const name = `${outputs.length + 1}/{name}`;
  changeDraft({ outputs: [...outputs, BatchOutput.parse({ name })] });
}

export function removeOutput(at: number): void {
  changeDraft({ outputs: useDraft.getState().outputs.filter((_, i) => i !== at) });
}

function changeSteps(key: string, next: (step: DraftStep) => DraftStep): void {
  changeDraft({
    steps: useDraft.getState().steps.map((step) => (step.key === key ? next(step) : step)),
  });
}

function asDraft(step: BatchStep): DraftStep {
  return { key: crypto.randomUUID(), on: true, step };
}
