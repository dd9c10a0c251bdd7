import type { Action, Actions } from '../actions/action.ts';
import { presentOf } from '../picture/document.ts';
import { activeDocument } from '../picture/store.ts';
import { useHand } from '../view/hand/store.ts';
import { clear, fillWith } from './fill-actions.ts';
import { nextHardness, nextSize } from './sizes.ts';
import { changeTip, isTipTool, useBrushes } from './store.ts';
import type { Tip } from './store.ts';
import { TypedPercent } from './typed-percent.ts';

const withDocument = () => activeDocument() !== null;

/** Changes the tip of the tool in hand, if it has one. */
function onTip(
  key: { readonly key: string; readonly shift?: boolean },
  next: (tip: Tip) => Partial<Tip>,
): Action {
  return {
    shortcuts: [key],
    enabled: () => isTipTool(useHand.getState().tool),
    repeats: true,
    run: () => {
      const { tool } = useHand.getState();
      if (isTipTool(tool)) changeTip(tool, next(useBrushes.getState()[tool]));
    },
  };
}

const typed = new TypedPercent();
const opacityOf = (digit: number) =>
  onTip({ key: `${digit}` }, () => ({ opacity: typed.type(digit, performance.now()) }));

export const brushActions = {
  'brush-smaller': onTip({ key: '[' }, ({ size }) => ({ size: nextSize(size, -1) })),
  'brush-larger': onTip({ key: ']' }, ({ size }) => ({ size: nextSize(size, 1) })),
  'brush-softer': onTip({ key: '[', shift: true }, ({ hardness }) => ({
    hardness: nextHardness(hardness, -1),
  })),
  'brush-harder': onTip({ key: ']', shift: true }, ({ hardness }) => ({
    hardness: nextHardness(hardness, 1),
  })),
  'opacity-10': opacityOf(1),
  'opacity-20': opacityOf(2),
  'opacity-30': opacityOf(3),
  'opacity-40': opacityOf(4),
  'opacity-50': opacityOf(5),
  'opacity-60': opacityOf(6),
  'opacity-70': opacityOf(7),
  'opacity-80': opacityOf(8),
  'opacity-90': opacityOf(9),
  'opacity-100': opacityOf(0),
  'fill-foreground': {
    shortcuts: [
      { key: 'Backspace', alt: true },
      { key: 'Delete', alt: true },
    ],
    enabled: withDocument,
    run: () => {
      fillWith('foreground');
    },
  },
  'fill-background': {
    shortcuts: [
      { key: 'Backspace', mod: true },
      { key: 'Delete', mod: true },
    ],
    enabled: withDocument,
    run: () => {
      fillWith('background');
    },
  },
  clear: {
    shortcuts: [{ key: 'Delete' }, { key: 'Backspace' }],
    enabled: () => {
      const document = activeDocument();
      return document !== null && presentOf(document).selection !== null;
    },
    run: clear,
  },
} satisfies Actions;
