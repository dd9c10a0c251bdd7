import { WandSparkles } from 'lucide-react';
import { report } from '../../base/notices.ts';
import { lookAt } from '../../composite/sample.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument, Picture } from '../../picture/document.ts';
import { withSelection } from '../../picture/selection.ts';
import { combine } from '../../pixels/mask/combine.ts';
import type { Mode } from '../../pixels/mask/combine.ts';
import type { Look } from '../../pixels/mask/source.ts';
import { wandIn } from '../../pixels/mask/wand.ts';
import type { WandOptions as Options } from '../../pixels/mask/wand.ts';
import type { Work } from '../../pixels/work.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { slowStepIn } from '../../workers/slow-step.ts';
import { WandOptions } from '../SelectionBar.tsx';
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
  const mode = modeOf(pointer, picture.selection !== null);
  slowStepIn(document.id, 'select', (now, hand) => {
    const look = lookAt(now, hand, options.allLayers);
    return look && select(look, now, x, y, options, mode);
  }).catch(report);
}

function* select(
  look: Look,
  picture: Picture,
  x: number,
  y: number,
  options: Options,
  mode: Mode,
): Work<Picture> {
  const shape = yield* wandIn(look, picture, x, y, options);
  return withSelection(picture, combine(picture.selection, shape, mode, picture));
}
