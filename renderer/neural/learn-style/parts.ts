import type { ToolParts } from '../parts.ts';
import { chooseReferences } from '../recipe/recipe.ts';
import { Paintings } from './Paintings.tsx';
import { keepLearntStyle } from './keep.ts';

export const learnStyle: ToolParts = {
  fields: { style: Paintings },
  keep: keepLearntStyle,
  // One click is to be enough.
  start: (recipe, { styles: [style] }) =>
    style ? chooseReferences(recipe, 'style', [{ kind: 'shipped', style }]) : recipe,
};
