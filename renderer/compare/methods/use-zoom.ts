import { useMemo, useState } from 'react';
import { nextStop, panBy, zoomAt } from '../../canvas/viewport.ts';
import type { Point, Size, Viewport } from '../../canvas/viewport.ts';
import { fitEvenly, moved, zoomByWheel } from './zoom.ts';

/** Where the results lie in their panes: the same in all, so that they show the same place. */
export interface Zoom {
  readonly picture: Size;
  readonly view: Viewport;
  /** Every pane has this size, CSS pixels. */
  readonly pane: Size;
  readonly setPane: (pane: Size) => void;
  readonly wheel: (delta: number, point: Point) => void;
  readonly move: (dx: number, dy: number) => void;
  /** To the next of the scales that other pictures are zoomed through, at the middle. */
  readonly step: (direction: 'in' | 'out') => void;
  readonly fit: () => void;
}

export function useZoom(picture: Size): Zoom {
  const [pane, setSize] = useState<Size>({ width: 1, height: 1 });
  /** Null while the picture is fitted. */
  const [own, setOwn] = useState<Viewport | null>(null);
  return useMemo(() => {
    const ratio = devicePixelRatio;
    const view = own ?? fitEvenly(picture, pane, ratio);
    return {
      picture,
      view,
      pane,
      setPane: (size) => {
        if (size.width === pane.width && size.height === pane.height) return;
        setSize(size);
        setOwn(own && panBy(own, (size.width - pane.width) / 2, (size.height - pane.height) / 2));
      },
      wheel: (delta, point) => {
        setOwn(zoomByWheel(view, delta, point, picture, pane));
      },
      move: (dx, dy) => {
        setOwn(moved(view, dx, dy, picture, pane));
      },
      step: (direction) => {
        const scale = nextStop(view.scale * ratio, direction) / ratio;
        setOwn(zoomAt(view, { x: pane.width / 2, y: pane.height / 2 }, scale));
      },
      fit: () => {
        setOwn(null);
      },
    };
  }, [picture, pane, own]);
}
