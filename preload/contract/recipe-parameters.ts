import type { Recipe, RecipeInput, Reference } from './recipe.ts';
import type { ToolDescription } from './tool.ts';

/** What a recipe names the weight of a reference by. */
export function referenceKey(reference: Reference): string {
  switch (reference.kind) {
    case 'shipped':
      return reference.style.id;
    case 'learnt':
      return reference.style;
    case 'own':
      return reference.picture.pixels;
  }
}

export function inputOf<K extends RecipeInput['kind']>(
  { inputs }: Recipe,
  name: string,
  kind: K,
): Extract<RecipeInput, { kind: K }> | null {
  const input = inputs[name];
  return input?.kind === kind ? (input as Extract<RecipeInput, { kind: K }>) : null;
}

export function referencesOf(recipe: Recipe, input: string): readonly Reference[] {
  return inputOf(recipe, input, 'references')?.references ?? [];
}

/** The parameters as the tool takes them: the values, and the weights where there is more than one reference. */
export function jobParameters(tool: ToolDescription, recipe: Recipe): Recipe['values'] {
  const blends = tool.parameters.flatMap((parameter) => {
    if (parameter.kind !== 'weights') return [];
    const references = referencesOf(recipe, parameter.of);
    const weights = references.map((reference) => recipe.weights[referenceKey(reference)] ?? 1);
    return [[parameter.name, weights.length > 1 ? weights : []] as const];
  });
  return { ...recipe.values, ...Object.fromEntries(blends) };
}
