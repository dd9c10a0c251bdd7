import { create } from 'zustand';
import {
  aligned,
  bounds,
  centred,
  fit,
  keepInSight,
  nextStop,
  panBy,
  toCanvas,
  turnAt,
  zoomAt,
} from './viewport.ts';
import type { Point, Size, Viewport } from './viewport.ts';

interface CanvasState {
  readonly view: Viewport;
  /** The canvas, in CSS pixels. */
  readonly canvas: Size;
  /** The picture, in its own pixels. */
  readonly frame: Size;
  /** Whether the whole picture is kept in sight when the canvas or the picture changes its size. */
  readonly fitted: boolean;
  /** Where the other pictures were left. */
  readonly left: Readonly<Record<string, Viewport>>;
  readonly owner: string | null;
}

/** Read by subscription where it changes with the pointer: components take only what they show of it. */
export const useCanvas = create<CanvasState>(() => ({
  view: { scale: 1, x: 0, y: 0, angle: 0 },
  canvas: { width: 1, height: 1 },
  frame: { width: 1, height: 1 },
  fitted: true,
  left: {},
  owner: null,
}));

/** Room around a picture that is fitted, CSS pixels. */
const margin = 32;

/** Another picture comes onto the canvas: where it was left, else fitted. Or the same one in another size. */
export function setFrame(owner: string, frame: Size): void {
  useCanvas.setState((state) => {
    const { canvas, view, fitted } = state;
    if (state.owner === owner) {
      if (frame.width === state.frame.width && frame.height === state.frame.height) return state;
      const next = fitted ? fit(frame, canvas, margin, view.angle) : keepInSight(view, frame, canvas);
      return { frame, view: next };
    }
    const left = state.owner === null || fitted ? state.left : { ...state.left, [state.owner]: view };
    const before = left[owner];
    return { owner, frame, left, fitted: !before, view: before ?? fit(frame, canvas, margin) };
  });
}

export function setCanvasSize(canvas: Size): void {
  useCanvas.setState(({ view, frame, fitted, canvas: before }) => {
    if (fitted) return { canvas, view: fit(frame, canvas, margin, view.angle) };
    const shifted = panBy(view, (canvas.width - before.width) / 2, (canvas.height - before.height) / 2);
    return { canvas, view: keepInSight(shifted, frame, canvas) };
  });
}

export function zoomTo(scale: number, point: Point = middle()): void {
  useCanvas.setState(({ view, frame, canvas }) => ({
    fitted: false,
    view: keepInSight(zoomAt(view, point, scale), frame, canvas),
  }));
}

/** One step in or out of the scales that a picture of `pixels` width passes through, by device pixels. */
export function zoomStep(direction: 'in' | 'out', point: Point = middle()): void {
  const { view } = useCanvas.getState();
  zoomTo(nextStop(view.scale * devicePixelRatio, direction) / devicePixelRatio, point);
}

export function pan(dx: number, dy: number): void {
  useCanvas.setState(({ view, frame, canvas }) => ({
    fitted: false,
    view: keepInSight(panBy(view, dx, dy), frame, canvas),
  }));
}

/** Turns the picture to an angle, in degrees clockwise, about a point of the canvas. */
export function turnTo(angle: number, point: Point = middle()): void {
  useCanvas.setState(({ view, frame, canvas, fitted }) => {
    if (fitted) return { view: fit(frame, canvas, margin, turnAt(view, point, angle).angle) };
    return { view: keepInSight(turnAt(view, point, angle), frame, canvas) };
  });
}

/** Puts a point of the picture in the middle of the canvas. */
export function centreOn(place: Point): void {
  const { view } = useCanvas.getState();
  const { x, y } = toCanvas(view, place);
  pan(middle().x - x, middle().y - y);
}

export function fitPicture(): void {
  useCanvas.setState(({ frame, canvas, view }) => ({
    fitted: true,
    view: fit(frame, canvas, margin, view.angle),
  }));
}

/** One pixel of the picture on one pixel of the screen, in the middle. */
export function showActualSize(): void {
  useCanvas.setState(({ frame, canvas, view }) => {
    const scale = 1 / devicePixelRatio;
    const box = bounds({ ...view, scale }, frame);
    const small = box.width <= canvas.width && box.height <= canvas.height;
    return {
      fitted: false,
      view: small
        ? centred(frame, canvas, scale, view.angle)
        : keepInSight(zoomAt(view, middle(), scale), frame, canvas),
    };
  });
}

/** The view as it is drawn; see `aligned`. */
export function shownView(): Viewport {
  return aligned(useCanvas.getState().view, devicePixelRatio);
}

export function middle(): Point {
  const { canvas } = useCanvas.getState();
  return { x: canvas.width / 2, y: canvas.height / 2 };
}
