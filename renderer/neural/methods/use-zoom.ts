import { useCallback, useMemo, useState } from 'react';
import { nextStop, panBy, zoomAt } from '../../view/viewport.ts';
import type { Point, Size, Viewport } from '../../view/viewport.ts';
import { fitEvenly, moved, zoomByWheel } from './zoom.ts';

/** Where the results lie in their panes: the same in all, so that they show the same place. */
export interface Zoom {
  readonly picture: Size;
  readonly view: Viewport;
  /** Every pane has this size, CSS pixels. */
  readonly pane: Size;
  /** Always the same function: panes may differ by a pixel, and the one that was measured last counts. */
  readonly setPane: (pane: Size) => void;
  readonly wheel: (delta: number, point: Point) => void;
  readonly move: (dx: number, dy: number) => void;
  /** To the next of the scales that other pictures are zoomed through, at the middle. */
  readonly step: (direction: 'in' | 'out') => void;
  readonly fit: () => void;
}

interface State {
  readonly pane: Size;
  /** Null while the picture is fitted. */
  readonly own: Viewport | null;
}

export function useZoom(picture: Size): Zoom {
  const [{ pane, own }, setState] = useState<State>({ pane: { width: 1, height: 1 }, own: null });
  const setPane = useCallback((size: Size) => {
    setState((before) => {
      const { width, height } = before.pane;
      if (size.width === width && size.height === height) return before;
      // What was in the middle stays there.
      return {
        pane: size,
        own: before.own && panBy(before.own, (size.width - width) / 2, (size.height - height) / 2),
      };
    });
  }, []);
  return useMemo(() => {
    const ratio = devicePixelRatio;
    const change = (next: (view: Viewport) => Viewport) => {
      setState((before) => ({
        pane: before.pane,
        own: next(before.own ?? fitEvenly(picture, before.pane, ratio)),
      }));
    };
    return {
      picture,
      view: own ?? fitEvenly(picture, pane, ratio),
      pane,
      setPane,
      wheel: (delta, point) => {
        change((view) => zoomByWheel(view, delta, point, picture, pane));
      },
      move: (dx, dy) => {
        change((view) => moved(view, dx, dy, picture, pane));
      },
      step: (direction) => {
        const middle = { x: pane.width / 2, y: pane.height / 2 };
        change((view) => zoomAt(view, middle, nextStop(view.scale * ratio, direction) / ratio));
      },
      fit: () => {
        setState((before) => ({ ...before, own: null }));
      },
    };
  }, [picture, pane, own, setPane]);
}
