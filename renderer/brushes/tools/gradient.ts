import { Blend } from 'lucide-react';
import type { Draft } from '../../picture/drafts.ts';
import type { Source } from '../../pixels/mask/source.ts';
import type { Raster } from '../../pixels/raster.ts';
import { intersect, wholePixels } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { useColours } from '../../view/hand/colours.ts';
import type { CanvasPointer, Gesture, HandTool } from '../../view/hand/tool.ts';
import { shownView, useCanvas } from '../../view/store.ts';
import { pictureBox } from '../../view/viewport.ts';
import type { Point } from '../../view/viewport.ts';
import { ColourRing } from '../colour-ring.ts';
import type { Paint } from '../engine/apply.ts';
import { fill } from '../engine/fill.ts';
import { drawGradient } from '../engine/gradient.ts';
import type { Rgba } from '../engine/gradient.ts';
import { GradientBar } from '../options/GradientBar.tsx';
import { rgbOn } from '../paint-of.ts';
import { pickGesture } from '../pick-gesture.ts';
import { useBrushes } from '../store.ts';
import { targetOf } from '../target.ts';
import type { Target } from '../target.ts';

function ends(target: Target): readonly [Rgba, Rgba] {
  const { ends: kind, reverse } = useBrushes.getState().gradient;
  const { foreground, background } = useColours.getState();
  const [red, green, blue] = rgbOn(target, foreground);
  const first: Rgba = [red, green, blue, 255];
  const last: Rgba = kind === 'colours' ? [...rgbOn(target, background), 255] : [red, green, blue, 0];
  return reverse ? [last, first] : [first, last];
}

function drawn(target: Target, from: Point, to: Point, dither: boolean, within: Rect): Raster {
  const { shape, opacity, blend } = useBrushes.getState().gradient;
  const [first, last] = ends(target);
  const source: Source = (rect) => drawGradient({ shape, from, to, first, last, dither }, rect);
  const paint: Paint =
    target.kind === 'pixels'
      ? { kind: 'pixels', source, blend, keepAlpha: false }
      : { kind: 'lightness', source };
  const { raster, selection } = target;
  return fill(raster, { paint, opacity: opacity / 100, region: null, selection, within });
}

/** With Shift the line goes in steps of 45 degrees. */
function endOf(start: Point, { x, y, shift }: CanvasPointer): Point {
  if (!shift) return { x, y };
  const length = Math.hypot(x - start.x, y - start.y);
  const angle = (Math.round(Math.atan2(y - start.y, x - start.x) / (Math.PI / 4)) * Math.PI) / 4;
  return { x: start.x + length * Math.cos(angle), y: start.y + length * Math.sin(angle) };
}

/** The part of a rectangle of the document that the canvas shows. */
function inSight(rect: Rect): Rect {
  const { x, y, width, height } = pictureBox(shownView(), { x: 0, y: 0, ...useCanvas.getState().canvas });
  return intersect(wholePixels(x, y, x + width, y + height), rect);
}

/** Shorter drags than this are slips of the hand, CSS pixels. */
const shortest = 2;

function gradientGesture(draft: Draft, target: Target, start: CanvasPointer): Gesture {
  let idleAt = 0;
  return {
    move: (pointers) => {
      const newest = pointers.at(-1);
      const began = performance.now();
      // A large picture takes its time: half of it is left to everything else.
      if (!newest || began < idleAt) return;
      const unfinished = drawn(target, start, endOf(start, newest), false, inSight(target.within));
      draft.show((picture) => target.put(picture, unfinished));
      idleAt = 2 * performance.now() - began;
    },
    end: (pointer) => {
      const to = endOf(start, pointer);
      if (Math.hypot(to.x - start.x, to.y - start.y) * shownView().scale < shortest) return;
      const raster = drawn(target, start, to, useBrushes.getState().gradient.dither, target.within);
      draft.put('gradient', (picture) => target.put(picture, raster));
      target.done();
    },
    cancel: () => undefined,
  };
}

export const gradient: HandTool = {
  id: 'gradient',
  icon: Blend,
  shortcut: { key: 'g' },
  cursor: () => 'crosshair',
  press: (start, document, draft) => {
    if (start.alt) return pickGesture(document, start);
    const target = targetOf(document);
    return target && gradientGesture(draft, target, start);
  },
  Options: GradientBar,
  Overlay: ColourRing,
};
