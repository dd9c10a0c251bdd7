import {
  isWanted,
  type InputDescription,
  type Parameter,
  type SizeMeasure,
  type ToolDescription,
} from '../../../preload/contract/index.ts';
import { referenceKey, referencesOf } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe, RecipeInput, Reference, Value } from '../../../preload/contract/recipe.ts';
import type { Picture } from '../../picture/document.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { toFineStep } from '../../ui/scale.ts';
import { marks } from '../masks.ts';

export type Values = Recipe['values'];

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

/** A parameter whose default is the value that its panel starts with. */
export function startingAt(parameter: Parameter, starts: Values | undefined): Parameter {
  const start = starts?.[parameter.name];
  return parameter.kind === 'number' && typeof start === 'number'
    ? { ...parameter, default: start }
    : parameter;
}

export function defaultRecipe(tool: ToolDescription): Recipe {
  const values = tool.parameters.flatMap((parameter) => {
    const value = defaultValue(parameter);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  const { id, version } = tool;
  const inputs = tool.inputs.flatMap((input) =>
    input.kind === 'mask' && !input.optional
      ? [[input.name, { kind: 'mask', mask: { from: 'selection' } }] as const]
      : [],
  );
  return {
    ...{ tool: id, version, values: Object.fromEntries(values) },
    ...{ inputs: Object.fromEntries(inputs), weights: {} },
  };
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
    each.kind === 'number' &&
    each.sets &&
    !isWanted(each, parameters, values) &&
    isWanted(each, parameters, next)
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
  const member = membersOf(group)[name];
  return typeof member === 'number' ? member : otherwise;
}

/** A group's numbers by their names; none where the value is something else. */
export function membersOf(group: Value | undefined): Readonly<Record<string, Value>> {
  return typeof group === 'object' && group !== null && !Array.isArray(group) ? group : {};
}

/** The inputs that a person chooses: what the tool works on is the picture in hand. */
export function chosenInputs(
  { inputs, parameters }: ToolDescription,
  values: Values,
): readonly InputDescription[] {
  return inputs.filter((input) => input.name !== 'image' && isWanted(input, parameters, values));
}

export function withInput(recipe: Recipe, name: string, input: RecipeInput | null): Recipe {
  const others = Object.entries(recipe.inputs).filter(([other]) => other !== name);
  return { ...recipe, inputs: Object.fromEntries(input ? [...others, [name, input]] : others) };
}

/** Those of every input, in their order. */
export function allReferences({ inputs }: Recipe): readonly Reference[] {
  return Object.values(inputs).flatMap((input) => (input.kind === 'references' ? input.references : []));
}

/** Takes these references instead of all others. */
export function chooseReferences(recipe: Recipe, input: string, references: readonly Reference[]): Recipe {
  return withInput(recipe, input, { kind: 'references', references });
}

/** Takes one more reference, or lets one go. Past the maximum the oldest makes room. */
export function toggleReference(
  recipe: Recipe,
  input: string,
  reference: Reference,
  maximum: number,
): Recipe {
  const key = referenceKey(reference);
  const before = referencesOf(recipe, input);
  const others = before.filter((other) => referenceKey(other) !== key);
  const next = others.length < before.length ? others : [...others, reference].slice(-maximum);
  return chooseReferences(recipe, input, next);
}

/** The first input that is still missing before the tool can run on a picture. */
export function missing(tool: ToolDescription, recipe: Recipe, picture: Picture): InputDescription | null {
  return chosenInputs(tool, recipe.values).find((input) => lacks(input, recipe, picture)) ?? null;
}

function lacks(input: InputDescription, recipe: Recipe, picture: Picture): boolean {
  const given = recipe.inputs[input.name];
  if (input.kind === 'references' || input.kind === 'faces') {
    const count =
      given?.kind === 'references'
        ? given.references.length
        : given?.kind === 'faces'
          ? given.faces.length
          : 0;
    return count < input.minimum;
  }
  if (given?.kind === 'mask' && !input.optional) return !marks(given.mask, picture);
  return !given && (!input.optional || input.when !== undefined);
}
