import type { Actions } from '../../actions/action.ts';
import { findTool } from '../../base/application.ts';
import { report } from '../../base/notices.ts';
import { presentOf } from '../../picture/document.ts';
import { deselect } from '../../picture/selection.ts';
import { activeDocument, describeIn } from '../../picture/store.ts';
import { runWith } from '../jobs/run.ts';
import { withInput } from '../recipe/recipe.ts';
import { usePanels } from '../recipe/store.ts';
import { keepRegion } from './regions.ts';

/** The tool behind it. */
const tool = 'fill';

function enabled(): boolean {
  const document = activeDocument();
  return findTool(tool) !== undefined && document !== null && presentOf(document).selection !== null;
}

export const eraseActions = {
  'erase-and-fill': {
    shortcuts: [
      { key: 'Delete', shift: true },
      { key: 'Backspace', shift: true },
    ],
    enabled,
    run: () => {
      eraseAndFill().catch(report);
    },
  },
  'draw-from-selection': {
    shortcuts: [],
    enabled,
    run: () => {
      keepRegion(tool, 'from');
    },
  },
  'stay-out-of-selection': {
    shortcuts: [],
    enabled,
    run: () => {
      keepRegion(tool, 'avoid');
    },
  },
} satisfies Actions;

/**
 * Erases what is selected and fills the hole as the panel is set. Nothing is selected then, so that the result is seen
 * without its outline, and what is painted next is the next hole; the selection can be had again.
 */
async function eraseAndFill(): Promise<void> {
  const recipe = usePanels.getState().recipes[tool];
  const document = activeDocument();
  if (!recipe || !document) return;
  const began = await runWith(withInput(recipe, 'mask', { kind: 'mask', mask: { from: 'selection' } }));
  if (!began) return;
  deselect(document.id);
  // That was no work on the picture.
  describeIn(document.id, { following: true });
}
