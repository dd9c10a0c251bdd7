import type { ToolParts } from '../parts.ts';
import { chooseReferences } from '../recipe/recipe.ts';
import { StyleGallery } from './StyleGallery.tsx';

export const restyle: ToolParts = {
  fields: { style: StyleGallery },
  // One click is to be enough.
  start: (recipe, { styles: [style] }) =>
    style ? chooseReferences(recipe, 'style', [{ kind: 'shipped', style }]) : recipe,
};
