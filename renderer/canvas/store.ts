import { create } from 'zustand';
import { fit, keepInSight, nextStop, panBy, zoomAt, centred } from './viewport.ts';
import type { Point, Size, Viewport } from './viewport.ts';

export type HandTool = 'hand' | 'zoom';

interface CanvasState {
  /** The tool in hand. */
  readonly hand: HandTool;
  readonly view: Viewport;
  /** The canvas, in CSS pixels. */
  readonly canvas: Size;
  /** The frame that every version of the picture fills, in pixels of the photo. */
  readonly frame: Size;
  /** Whether the whole picture is kept in sight when the canvas changes its size. */
  readonly fitted: boolean;
  /** Where the other pictures were left. */
  readonly left: Readonly<Record<string, Viewport>>;
  readonly owner: string | null;
}

/** Read by subscription where it changes with the pointer: components take only what they show of it. */
export const useCanvas = create<CanvasState>(() => ({
  hand: 'hand',
  view: { scale: 1, x: 0, y: 0 },
  canvas: { width: 1, height: 1 },
  frame: { width: 1, height: 1 },
  fitted: true,
  left: {},
  owner: null,
}));

/** Room around a picture that is fitted, CSS pixels. */
const margin = 32;

export function takeTool(hand: HandTool): void {
  useCanvas.setState({ hand });
}

/** Another picture comes onto the canvas: where it was left, else fitted. */
export function setFrame(owner: string, frame: Size): void {
  useCanvas.setState((state) => {
    if (state.owner === owner) return {};
    const left =
      state.owner === null || state.fitted ? state.left : { ...state.left, [state.owner]: state.view };
    const view = left[owner];
    return { owner, frame, left, fitted: !view, view: view ?? fit(frame, state.canvas, margin) };
  });
}

export function setCanvasSize(canvas: Size): void {
  useCanvas.setState(({ view, frame, fitted, canvas: before }) => {
    if (fitted) return { canvas, view: fit(frame, canvas, margin) };
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

export function fitPicture(): void {
  useCanvas.setState(({ frame, canvas }) => ({ fitted: true, view: fit(frame, canvas, margin) }));
}

/** One pixel of the picture on one pixel of the screen, in the middle. */
export function showActualSize(): void {
  useCanvas.setState(({ frame, canvas, view }) => {
    const scale = 1 / devicePixelRatio;
    const point = { x: canvas.width / 2, y: canvas.height / 2 };
    const small = frame.width * scale <= canvas.width && frame.height * scale <= canvas.height;
    return {
      fitted: false,
      view: small ? centred(frame, canvas, scale) : keepInSight(zoomAt(view, point, scale), frame, canvas),
    };
  });
}

function middle(): Point {
  const { canvas } = useCanvas.getState();
  return { x: canvas.width / 2, y: canvas.height / 2 };
}
