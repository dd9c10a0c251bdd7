import { WandSparkles } from 'lucide-react';
import { sourceOf } from '../../composite/sample.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { wand } from '../../pixels/mask/wand.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { WandOptions } from '../SelectionBar.tsx';
import { applyShape } from '../apply-shape.ts';
import { useSelectionOptions } from '../store.ts';
import { modeOf } from './keys.ts';
import { selectionMenu } from './menu.ts';
import { isInside, moveOutline } from './move-outline.ts';

/** Selects what has a colour like that under a click. */
export const magicWand: HandTool = {
  id: 'magic-wand',
  icon: WandSparkles,
  shortcut: { key: 'w' },
  menu: selectionMenu,
  cursor: () => 'crosshair',
  press: (pointer, document) => {
    const mode = modeOf(pointer, presentOf(document).selection !== null);
    if (mode !== 'replace' || !isInside(pointer, document)) {
      selectLike(pointer, document);
      return null;
    }
    return moveOutline(pointer, document, () => {
      selectLike(pointer, document);
    });
  },
  Options: WandOptions,
};

function selectLike(pointer: CanvasPointer, document: OpenDocument): void {
  const picture = presentOf(document);
  const { x, y } = pointer;
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
  const options = useSelectionOptions.getState();
  const source = sourceOf(document, options.allLayers);
  const mode = modeOf(pointer, picture.selection !== null);
  if (source) applyShape(document.id, wand(source, picture, x, y, options), mode);
}
