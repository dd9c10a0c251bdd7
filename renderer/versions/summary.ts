import { useTranslation } from 'react-i18next';
import type { Parameter } from '../../preload/contract.ts';
import type { Recipe, Value } from '../../preload/recipe.ts';
import { findTool } from '../app/store.ts';
import { isChanged } from '../panels/recipe.ts';

import { describeReference } from '../panels/styles/StyleTile.tsx';

interface Summary {
  readonly title: string;
  /** What was changed from the defaults, a line each. */
  readonly details: readonly string[];
}

/** Says how a version was made, in a title and a few lines. */
export function useRecipeSummary(): (recipe: Recipe) => Summary {
  const { t, i18n } = useTranslation();
  return (recipe) => {
    const tool = t(`tools.${recipe.tool}.title`);
    const names = recipe.references.map((reference) => describeReference(reference, i18n.language).title);
    const changed = findTool(recipe.tool)?.parameters.filter((each) => isChanged(each, recipe.values)) ?? [];
    const write = (parameter: Parameter) => {
      const key = `tools.${recipe.tool}.${parameter.name}`;
      const label = t(`${key}.label`);
      const value = recipe.values[parameter.name];
      return value === undefined || typeof value === 'object' ? label : `${label}: ${say(parameter, value)}`;
    };
    const say = (parameter: Parameter, value: Exclude<Value, object>) => {
      if (parameter.kind === 'choice')
        return t(`tools.${recipe.tool}.${parameter.name}.options.${String(value)}`);
      if (parameter.kind === 'number' && parameter.unit) return `${String(value)} ${parameter.unit}`;
      return String(value);
    };
    return { title: names.length > 0 ? names.join(' + ') : tool, details: changed.map(write) };
  };
}
