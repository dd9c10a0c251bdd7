import type { ToolParts } from '../parts.ts';
import { chooseReferences } from '../recipe/recipe.ts';
import { StyleGallery } from './StyleGallery.tsx';

/** A descent takes minutes at this long side on a processor, and hours on a whole photo. */
const longest = 1536;

export const restyle: ToolParts = {
  fields: { style: StyleGallery },
  // One click is to be enough.
  start: (recipe, { styles: [style] }) =>
    style ? chooseReferences(recipe, 'style', [{ kind: 'shipped', style }]) : recipe,
  follow: ({ width, height }) => ({ size: Math.max(64, Math.min(longest, Math.max(width, height))) }),
};
