import i18next from 'i18next';
import { showPanel } from '../../actions/workspace.ts';
import { presentOf } from '../../picture/document.ts';
import { onSettled } from '../../picture/drafts.ts';
import { commitIn } from '../../picture/store.ts';
import { setInput, showTool } from '../recipe/store.ts';

/**
 * Has the filling draw from what is selected, or stay out of it: it is kept with the document under that name, and
 * nothing is selected then, so that what is to be erased can be.
 */
export function keepRegion(tool: string, input: 'from' | 'avoid'): void {
  onSettled((document) => {
    const { selection, savedSelections, ...picture } = presentOf(document);
    if (!selection) return;
    const name = i18next.t(`tools.${tool}.${input}.label`);
    const others = savedSelections.filter((saved) => saved.name !== name);
    commitIn(document.id, 'saveSelection', {
      ...picture,
      savedSelections: [...others, { name, pixels: selection }],
      selection: null,
    });
    setInput(tool, input, { kind: 'mask', mask: { from: 'saved', name } });
    showTool(tool);
    showPanel('neural');
  });
}
