import type { Action, Actions } from '../actions/action.ts';
import { activeDocument } from '../picture/store.ts';
import { fitPicture, showActualSize, turnTo, useCanvas, zoomStep } from './store.ts';

const enabled = () => activeDocument() !== null;
/** How far one step turns the canvas, degrees. */
const step = 15;

/** To the next whole step of the angle, so that a few of them lead upright again. */
function turnStep(direction: 1 | -1): Action {
  return {
    shortcuts: [],
    enabled,
    repeats: true,
    run: () => {
      const { angle } = useCanvas.getState().view;
      turnTo((direction > 0 ? Math.floor(angle / step) + 1 : Math.ceil(angle / step) - 1) * step);
    },
  };
}

export const canvasActions = {
  'zoom-in': {
    shortcuts: [{ key: '+', mod: true }, { key: '=', mod: true }, { key: '+' }, { key: '=' }],
    enabled,
    repeats: true,
    run: () => {
      zoomStep('in');
    },
  },
  'zoom-out': {
    shortcuts: [{ key: '-', mod: true }, { key: '-' }],
    enabled,
    repeats: true,
    run: () => {
      zoomStep('out');
    },
  },
  fit: { shortcuts: [{ key: '0', mod: true }], enabled, run: fitPicture },
  'actual-size': { shortcuts: [{ key: '1', mod: true }], enabled, run: showActualSize },
  'rotate-view-left': turnStep(-1),
  'rotate-view-right': turnStep(1),
  'reset-view-rotation': {
    shortcuts: [],
    enabled: () => enabled() && useCanvas.getState().view.angle !== 0,
    run: () => {
      turnTo(0);
    },
  },
} satisfies Actions;
