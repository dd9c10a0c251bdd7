import { expect, test } from 'vitest';
import { toPicture } from '../../view/viewport.ts';
import { fitEvenly, moved, zoomByWheel } from './zoom.ts';

const picture = { width: 160, height: 120 };
const pane = { width: 700, height: 500 };

test('small pictures fill the pane by whole pixels of the screen', () => {
  expect(fitEvenly(picture, pane, 1)).toEqual({ scale: 4, angle: 0, x: 30, y: 10 });
  expect(fitEvenly(picture, pane, 1.5).scale * 1.5).toBe(6);
});

test('a little is left out at the edges rather than pixels shown unevenly', () => {
  expect(fitEvenly(picture, { width: 300, height: 300 }, 1).scale).toBe(2);
  expect(fitEvenly(picture, { width: 150, height: 150 }, 1).scale).toBe(1);
  expect(fitEvenly(picture, { width: 80, height: 80 }, 1).scale).toBe(0.5);
});

test('what is under the pointer stays there when the wheel turns', () => {
  const view = fitEvenly(picture, pane, 1);
  const point = { x: 200, y: 300 };
  const near = zoomByWheel(view, -100, point, picture, pane);
  expect(near.scale).toBeCloseTo(5);
  expect(toPicture(near, point).x).toBeCloseTo(toPicture(view, point).x);
  expect(toPicture(near, point).y).toBeCloseTo(toPicture(view, point).y);
});

test('the picture cannot be lost', () => {
  const { x } = moved(fitEvenly(picture, pane, 1), 1e6, 0, picture, pane);
  expect(x).toBeLessThan(pane.width);
});
