import { Drawn } from '../../view/Drawn.tsx';
import { shownView, useCanvas } from '../../view/store.ts';
import type { OverlayProps } from '../parts.ts';
import { usePanels } from '../recipe/store.ts';
import { meantFaces } from './chosen.ts';
import type { FoundFace } from './chosen.ts';
import { chosenFaces, useFaces, useFinding } from './finding.ts';
import { badgeOf } from './outline.ts';
import type { Sight } from './outline.ts';

/** Outlines the faces in the picture, with their numbers; those that are replaced in the accent. */
export function FaceOutlines(overlay: OverlayProps) {
  useFinding(overlay);
  return <Drawn draw={draw} follow={follow} />;
}

function follow(redraw: () => void): () => void {
  const stops = [useFaces.subscribe(redraw), usePanels.subscribe(redraw)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The accents of the dark theme and of what is filled with it: a picture is no part of a theme. */
const accent = '#ee7350';
const accentFill = '#c94e28';
/** CSS pixels. */
const rounding = 8;

function draw(context: CanvasRenderingContext2D): void {
  const { found } = useFaces.getState();
  const recipe = usePanels.getState().recipes.swap;
  if (!found || !recipe) return;
  const meant = meantFaces(found, chosenFaces(recipe));
  const sight = { view: shownView(), canvas: useCanvas.getState().canvas };
  // Those that are replaced lie over the others, and the smaller ones over what they may lie within.
  const order = found.toSorted(
    (one, other) => Number(meant.has(one.number)) - Number(meant.has(other.number)),
  );
  for (const face of order) drawOutline(context, face, sight, meant.has(face.number));
  for (const face of order) drawBadge(context, face, sight, meant.has(face.number));
}

/** A dark line that carries a brighter one is seen on bright and on dark. */
function drawOutline(
  context: CanvasRenderingContext2D,
  { box: { x, y, width, height } }: FoundFace,
  { view: { scale } }: Sight,
  chosen: boolean,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(rounding / scale, width / 4, height / 4));
  const lines = chosen
    ? ([
        ['rgb(0 0 0 / 50%)', 5],
        [accent, 2.5],
      ] as const)
    : ([
        ['rgb(0 0 0 / 45%)', 3],
        ['#ffffff', 1],
      ] as const);
  for (const [colour, line] of lines) {
    context.strokeStyle = colour;
    context.lineWidth = line / scale;
    context.stroke();
  }
}

/** Level on the screen whatever the view's turn. */
function drawBadge(context: CanvasRenderingContext2D, face: FoundFace, sight: Sight, chosen: boolean): void {
  const { view } = sight;
  const { x, y, width, height } = badgeOf(face, sight);
  context.save();
  // From the picture back to the canvas.
  context.rotate((-view.angle * Math.PI) / 180);
  context.scale(1 / view.scale, 1 / view.scale);
  context.translate(-view.x, -view.y);
  context.beginPath();
  context.roundRect(x, y, width, height, 5);
  context.fillStyle = chosen ? accentFill : 'rgb(20 20 20 / 88%)';
  context.fill();
  context.font = '600 11px "Inter Variable", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = '#ffffff';
  context.fillText(String(face.number), x + width / 2, y + height / 2 + 0.5);
  context.restore();
}
