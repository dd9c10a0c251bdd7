import type { OpenDocument } from '../../picture/document.ts';
import { partsOf } from '../parts.ts';
import { useFrontRecipe } from './front.ts';

/** What the tool whose panel is in sight lays over the picture. */
export function ToolOverlay({ document }: { readonly document: OpenDocument }) {
  const recipe = useFrontRecipe();
  const Part = recipe && partsOf(recipe.tool).Overlay;
  return Part ? <Part key={`${recipe.tool} ${document.id}`} document={document} recipe={recipe} /> : null;
}
