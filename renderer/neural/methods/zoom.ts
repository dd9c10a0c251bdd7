import { centred, fit, keepInSight, panBy, zoomAt } from '../../view/viewport.ts';
import type { Point, Size, Viewport } from '../../view/viewport.ts';

/** A picture that lacks less than this of the next whole magnification gets it, and loses a little at its edges. */
const lack = 0.25;

/** The picture as large as there is room for it; enlarged by a whole number of pixels of the screen, which show evenly. */
export function fitEvenly(picture: Size, pane: Size, ratio: number): Viewport {
  const view = fit(picture, pane, 0, 0, true);
  const magnified = Math.floor(view.scale * ratio + lack);
  return magnified >= 1 ? centred(picture, pane, magnified / ratio) : view;
}

/** One notch of the wheel (100 of `delta`) by a quarter, at the pointer. */
export function zoomByWheel(
  view: Viewport,
  delta: number,
  point: Point,
  picture: Size,
  pane: Size,
): Viewport {
  return keepInSight(zoomAt(view, point, view.scale * 1.25 ** (-delta / 100)), picture, pane);
}

export function moved(view: Viewport, dx: number, dy: number, picture: Size, pane: Size): Viewport {
  return keepInSight(panBy(view, dx, dy), picture, pane);
}
