import type { Parameter, SizeMeasure, ToolDescription } from '../../../preload/contract/index.ts';
import type { Recipe, Reference, Value } from '../../../preload/contract/recipe.ts';
import type { Size } from '../../transform/picture.ts';
import { toFineStep } from '../../ui/scale.ts';

export type Values = Recipe['values'];

export function referenceKey(reference: Reference): string {
  return reference.kind === 'shipped' ? reference.style.id : reference.picture.pixels;
}

export function defaultValue(parameter: Parameter): Value | null {
  switch (parameter.kind) {
    case 'group':
      return Object.fromEntries(parameter.members.map((member) => [member.name, member.default]));
    case 'weights':
      return null;
    case 'number':
    case 'choice':
    case 'switch':
    case 'seed':
      return parameter.default;
  }
}

export function defaultRecipe(tool: ToolDescription): Recipe {
  const values = tool.parameters.flatMap((parameter) => {
    const value = defaultValue(parameter);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  return { tool: tool.id, values: Object.fromEntries(values), references: [], weights: {}, start: null };
}

/** Whether a parameter has anything to do, given the others. */
export function isVisible(parameter: Parameter, values: Values): boolean {
  return !parameter.when || values[parameter.when.name] === parameter.when.is;
}

export function isChanged(parameter: Parameter, values: Values): boolean {
  const value = values[parameter.name];
  if (parameter.kind === 'group')
    return parameter.members.some(
      (member) => memberValue(value, member.name, member.default) !== member.default,
    );
  return value !== undefined && parameter.kind !== 'weights' && value !== parameter.default;
}

/**
 * What changes as a parameter is set. A measure of the result's size that comes into sight with it starts at the
 * size there was before, so that another way to say it says the same.
 */
export function changesFor(
  { parameters }: ToolDescription,
  values: Values,
  change: Values,
  sizes: { readonly from: Size; readonly to: Size | null } | null,
): Values {
  if (!sizes?.to) return change;
  const { from, to } = sizes;
  const next = { ...values, ...change };
  const measures = parameters.flatMap((each) =>
    each.kind === 'number' && each.sets && !isVisible(each, values) && isVisible(each, next)
      ? [[each.name, toFineStep(each, measure(each.sets, from, to))] as const]
      : [],
  );
  return { ...change, ...Object.fromEntries(measures) };
}

function measure(by: SizeMeasure, from: Size, to: Size): number {
  const side = Math.max(to.width, to.height);
  if (by === 'longest-side') return side;
  return by === 'factor' ? side / Math.max(from.width, from.height) : (to.width * to.height) / 1e6;
}

export function memberValue(group: Value | undefined, name: string, otherwise: number): number {
  return typeof group === 'object' ? (group[name] ?? otherwise) : otherwise;
}

/** Takes one more reference, or lets one go. Past the maximum the oldest makes room. */
export function toggleReference(recipe: Recipe, reference: Reference, maximum: number): Recipe {
  const key = referenceKey(reference);
  const others = recipe.references.filter((other) => referenceKey(other) !== key);
  const chosen = others.length < recipe.references.length;
  return { ...recipe, references: chosen ? others : [...others, reference].slice(-maximum) };
}

/** Takes this reference instead of all others. */
export function chooseOnly(recipe: Recipe, reference: Reference): Recipe {
  return { ...recipe, references: [reference] };
}

/** Whether the tool wants a picture to start from, as the values stand. */
export function wantsStart(tool: ToolDescription, values: Values): boolean {
  return tool.start && values.start === 'picture';
}

/** The parameters as the tool takes them: the values, and the weights where there is more than one reference. */
export function jobParameters(tool: ToolDescription, recipe: Recipe): Record<string, unknown> {
  const weights = recipe.references.map((reference) => recipe.weights[referenceKey(reference)] ?? 1);
  const blends = tool.parameters.filter((parameter) => parameter.kind === 'weights');
  return {
    ...recipe.values,
    ...Object.fromEntries(blends.map(({ name }) => [name, weights.length > 1 ? weights : []])),
  };
}

/** What is still missing before the tool can run. */
export function missing(tool: ToolDescription, recipe: Recipe): 'references' | 'start' | null {
  if (recipe.references.length < tool.references.minimum) return 'references';
  if (wantsStart(tool, recipe.values) && !recipe.start) return 'start';
  return null;
}
