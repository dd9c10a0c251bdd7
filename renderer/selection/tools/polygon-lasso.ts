import { LassoSelect } from 'lucide-react';
import { presentOf } from '../../picture/document.ts';
import { begin, undo } from '../../picture/drafts.ts';
import type { Draft } from '../../picture/drafts.ts';
import { documentOf } from '../../picture/store.ts';
import type { Mode } from '../../pixels/mask/combine.ts';
import { polygon } from '../../pixels/mask/polygon.ts';
import type { Corner } from '../../pixels/mask/polygon.ts';
import type { CanvasPointer, HandTool } from '../../view/hand/tool.ts';
import { shownView } from '../../view/store.ts';
import { LassoOptions } from '../SelectionBar.tsx';
import { applyShape } from '../apply-shape.ts';
import { showSketch } from '../sketch.ts';
import { useSelectionOptions } from '../store.ts';
import { modeOf } from './keys.ts';
import { selectionMenu } from './menu.ts';
import { isInside, moveOutline } from './move-outline.ts';

/** How near to the first corner, CSS pixels, a click closes the polygon. */
const near = 8;

/** The polygon that is not closed yet. */
let open: { readonly draft: Draft; readonly corners: Corner[] } | null = null;

function start(id: string, mode: Mode): NonNullable<typeof open> {
  const corners: Corner[] = [];
  const draft = begin(id, {
    kind: 'outline',
    commit: () => {
      forget();
      const document = documentOf(id);
      if (!document || corners.length < 3) return;
      const { feather, antialias } = useSelectionOptions.getState();
      applyShape(id, polygon(corners, presentOf(document), antialias), mode, feather);
    },
    cancel: forget,
    back: () => {
      corners.pop();
      if (corners.length > 0) showSketch({ kind: 'line', points: corners, closed: false });
      return corners.length > 0;
    },
  });
  return { draft, corners };
}

/** Selects what lies between clicked corners. */
export const polygonLasso: HandTool = {
  id: 'polygon-lasso',
  icon: LassoSelect,
  shortcut: { key: 'l' },
  menu: selectionMenu,
  cursor: (pointer) => (pointer && closes(pointer) ? 'cell' : 'crosshair'),
  press: (pointer, document) => {
    const selected = presentOf(document).selection !== null;
    const mode = modeOf(pointer, selected);
    if (!open && mode === 'replace' && isInside(pointer, document))
      return moveOutline(pointer, document, () => {
        open = start(document.id, mode);
        open.corners.push({ x: pointer.x, y: pointer.y });
      });
    if (closes(pointer)) {
      end();
      return null;
    }
    open ??= start(document.id, mode);
    const { corners } = open;
    const last = corners.at(-1);
    const at = last ? kept(last, pointer) : pointer;
    if (last?.x !== at.x || last.y !== at.y) corners.push({ x: at.x, y: at.y });
    show(pointer);
    return null;
  },
  hover: (pointer) => {
    if (open && pointer) show(pointer);
  },
  doubleClick: () => {
    end();
  },
  key: (event, document) => {
    if (!open || event.type !== 'keydown') return false;
    if (event.key === 'Enter') end();
    else if (event.key === 'Backspace' || event.key === 'Delete') undo(document.id);
    else return false;
    return true;
  },
  Options: LassoOptions,
};

/** With Shift a side keeps to multiples of 45°. */
function kept(last: Corner, pointer: CanvasPointer): Corner {
  if (!pointer.shift) return pointer;
  const [dx, dy] = [pointer.x - last.x, pointer.y - last.y];
  const angle = (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * Math.PI) / 4;
  const length = dx * Math.cos(angle) + dy * Math.sin(angle);
  return { x: last.x + length * Math.cos(angle), y: last.y + length * Math.sin(angle) };
}

function closes({ x, y }: CanvasPointer): boolean {
  const first = open?.corners[0];
  if (!first || !open || open.corners.length < 3) return false;
  return Math.hypot(x - first.x, y - first.y) * shownView().scale <= near;
}

function show(pointer: CanvasPointer): void {
  const last = open?.corners.at(-1);
  if (!open || !last) return;
  showSketch({ kind: 'line', points: [...open.corners, kept(last, pointer)], closed: false });
}

function end(): void {
  void open?.draft.end('commit');
}

function forget(): void {
  open = null;
  showSketch(null);
}
