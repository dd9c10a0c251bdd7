import { ZoomIn } from 'lucide-react';
import type { HandTool } from '../hand/tool.ts';
import { useCanvas, zoomStep, zoomTo } from '../store.ts';
import { viewMenu } from './menu.ts';

/** Farther than this, CSS pixels, a press is a drag. */
const slack = 3;
/** Change of the scale's logarithm for a CSS pixel of drag. */
const dragSpeed = 0.01;

/** A click goes a step in, with Alt out; a drag to the right zooms in without steps, to the left out. */
export const zoom: HandTool = {
  id: 'zoom',
  icon: ZoomIn,
  shortcut: { key: 'z' },
  menu: viewMenu,
  cursor: (pointer) => (pointer?.alt ? 'zoom-out' : 'zoom-in'),
  press: ({ view: start, alt }) => {
    const { scale } = useCanvas.getState().view;
    let dragged = false;
    return {
      move: (pointers) => {
        const across = (pointers.at(-1)?.view.x ?? start.x) - start.x;
        dragged ||= Math.abs(across) > slack;
        if (dragged) zoomTo(scale * Math.exp(across * dragSpeed), start);
      },
      end: () => {
        if (!dragged) zoomStep(alt ? 'out' : 'in', start);
      },
      cancel: () => {
        if (dragged) zoomTo(scale, start);
      },
    };
  },
};
