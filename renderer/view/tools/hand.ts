import { Hand } from 'lucide-react';
import type { CanvasPointer, Gesture, HandTool } from '../hand/tool.ts';
import { pan } from '../store.ts';
import { viewMenu } from './menu.ts';

/** Moves the picture with the pointer. */
export function panGesture(start: CanvasPointer): Gesture {
  let last = start.view;
  const follow = ({ view }: CanvasPointer) => {
    pan(view.x - last.x, view.y - last.y);
    last = view;
  };
  return {
    move: (pointers) => {
      const newest = pointers.at(-1);
      if (newest) follow(newest);
    },
    end: follow,
    cancel: () => undefined,
  };
}

let dragging = false;

export const hand: HandTool = {
  id: 'hand',
  icon: Hand,
  shortcut: { key: 'h' },
  menu: viewMenu,
  cursor: () => (dragging ? 'grabbing' : 'grab'),
  press: (pointer) => {
    const gesture = panGesture(pointer);
    dragging = true;
    const stop = () => {
      dragging = false;
    };
    return {
      move: (pointers) => {
        gesture.move(pointers);
      },
      end: (last) => {
        stop();
        gesture.end(last);
      },
      cancel: stop,
    };
  },
};
