import type { ToolDescription } from '../../../../preload/contract/index.ts';
import { jobParameters } from '../../../../preload/contract/recipe-parameters.ts';
import type { Picture } from '../../../picture/document.ts';
import { reworkedBy } from '../../../picture/rework.ts';
import { activeDocument } from '../../../picture/store.ts';

import { sourcePicture } from '../../recipe/source.ts';
import { sourceOf, usePanels } from '../../recipe/store.ts';

/** On what styles are tried, and how. */
export interface Subject {
  readonly document: string;
  readonly picture: Picture;
  /** The panel's settings, but for the size. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a run would work on now; null where there is nothing, or where the method takes longer than a moment. */
export function subjectOf(tool: ToolDescription): Subject | null {
  const panels = usePanels.getState();
  const recipe = panels.recipes[tool.id];
  const document = activeDocument();
  if (!document || recipe?.values.method !== 'fast') return null;
  const reworked = reworkedBy(tool.id, document.id);
  const picture = sourcePicture(document, sourceOf(panels, tool.id), reworked);
  if (!picture) return null;
  // Each style is tried alone, and small.
  const settings = { ...jobParameters(tool, recipe), blend: [] };
  const parameters = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'longestSide'));
  return { document: document.id, picture, parameters };
}

/** Whether styles look on one as they do on the other. */
export function isSame(one: Subject | null, other: Subject | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.document === other.document &&
    looksSame(one.picture, other.picture) &&
    JSON.stringify(one.parameters) === JSON.stringify(other.parameters)
  );
}

function looksSame(one: Picture, other: Picture): boolean {
  if (one.layers === other.layers) return sameFrame(one, other);
  const [[a, ...above], [b, ...beyond]] = [one.layers, other.layers];
  const alone = above.length === 0 && beyond.length === 0;
  return (
    alone && a?.kind === 'raster' && b?.kind === 'raster' && a.pixels === b.pixels && sameFrame(one, other)
  );
}

function sameFrame(one: Picture, other: Picture): boolean {
  return one.width === other.width && one.height === other.height && one.profile === other.profile;
}
