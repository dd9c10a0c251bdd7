import { Lasso } from 'lucide-react';
import { presentOf } from '../../picture/document.ts';
import { deselect } from '../../picture/selection.ts';
import { polygon } from '../../pixels/mask/polygon.ts';
import type { Corner } from '../../pixels/mask/polygon.ts';
import type { HandTool } from '../../view/hand/tool.ts';
import { LassoOptions } from '../SelectionBar.tsx';
import { applyShape } from '../apply-shape.ts';
import { showSketch } from '../sketch.ts';
import { useSelectionOptions } from '../store.ts';
import { modeOf } from './keys.ts';
import { selectionMenu } from './menu.ts';
import { isInside, moveOutline } from './move-outline.ts';

/** Selects what is drawn around by hand. */
export const lasso: HandTool = {
  id: 'lasso',
  icon: Lasso,
  shortcut: { key: 'l' },
  menu: selectionMenu,
  cursor: () => 'crosshair',
  press: (start, document) => {
    const picture = presentOf(document);
    const mode = modeOf(start, picture.selection !== null);
    const { feather, antialias } = useSelectionOptions.getState();
    const clear = () => {
      if (mode === 'replace') deselect(document.id);
    };
    if (mode === 'replace' && isInside(start, document)) return moveOutline(start, document, clear);
    const points: Corner[] = [{ x: start.x, y: start.y }];
    return {
      move: (pointers) => {
        for (const { x, y } of pointers) points.push({ x, y });
        showSketch({ kind: 'line', points, closed: false });
      },
      end: () => {
        showSketch(null);
        if (points.length < 3) clear();
        else applyShape(document.id, polygon(points, picture, antialias), mode, feather);
      },
      cancel: () => {
        showSketch(null);
      },
    };
  },
  Options: LassoOptions,
};
