import type { OpenDocument } from '../../picture/document.ts';
import { partsOf } from '../parts.ts';
import type { OverlayProps } from '../parts.ts';
import { useFrontRecipe } from './front.ts';

/** What the tool whose panel is in sight lays over the picture. */
export function ToolOverlay({ document }: { readonly document: OpenDocument }) {
  const recipe = useFrontRecipe();
  return recipe && <Overlay key={`${recipe.tool} ${document.id}`} document={document} recipe={recipe} />;
}

function Overlay(props: OverlayProps) {
  const { Overlay: Own } = partsOf(props.recipe.tool);
  return Own ? <Own {...props} /> : null;
}
