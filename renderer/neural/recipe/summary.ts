import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { isWanted, type Parameter } from '../../../preload/contract/index.ts';
import type { Recipe, Value } from '../../../preload/contract/recipe.ts';
import { findTool } from '../../base/application.ts';
import { allReferences, isChanged } from './recipe.ts';
import { describeReference } from './references.ts';

export interface Summary {
  readonly tool: string;
  readonly title: string;
  /** Whose photos were taken, and what was changed from the defaults, a line each. */
  readonly details: readonly string[];
  /** In which of its ways the tool works, where it has several. */
  readonly method: string | null;
  /** Every setting that counts, a line each. */
  readonly settings: readonly string[];
}

/** What a result is called: after its references, else after its tool. */
export function recipeTitle(recipe: Recipe, language: string): string {
  const names = allReferences(recipe).map((reference) => describeReference(reference, language).title);
  return names.length > 0 ? names.join(' + ') : i18next.t(`tools.${recipe.tool}.title`);
}

/** Says how a layer was made, in a title and a few lines. */
export function useRecipeSummary(): (recipe: Recipe) => Summary {
  const { t, i18n } = useTranslation();
  return (recipe) => {
    const parameters = findTool(recipe.tool)?.parameters ?? [];
    const wanted = parameters.filter((each) => isWanted(each, parameters, recipe.values));
    const changed = wanted.filter((each) => isChanged(each, recipe.values));
    const write = (parameter: Parameter) => {
      const label = t(`tools.${recipe.tool}.${parameter.name}.label`);
      const value = recipe.values[parameter.name];
      return value === undefined || typeof value === 'object' ? label : `${label}: ${say(parameter, value)}`;
    };
    const say = (parameter: Parameter, value: Exclude<Value, object>) => {
      if (parameter.kind === 'choice')
        return t(`tools.${recipe.tool}.${parameter.name}.options.${String(value)}`);
      if (parameter.kind === 'number' && parameter.unit) return `${String(value)} ${parameter.unit}`;
      return String(value);
    };
    const named = Object.entries(recipe.inputs).flatMap(([name, input]) =>
      input.kind === 'person' || input.kind === 'folder'
        ? [`${t(`tools.${recipe.tool}.${name}.label`)}: ${input.name}`]
        : [],
    );
    const { method } = recipe.values;
    const stated = wanted.filter(({ name }) => typeof recipe.values[name] !== 'object');
    return {
      method: typeof method === 'string' ? t(`tools.${recipe.tool}.method.options.${method}`) : null,
      settings: [...named, ...stated.filter(({ name }) => recipe.values[name] !== undefined).map(write)],
      tool: t(`tools.${recipe.tool}.title`),
      title: recipeTitle(recipe, i18n.language),
      details: [...named, ...changed.map(write)],
    };
  };
}
