import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Shape } from 'react-konva';
import type { OpenDocument } from '../picture/document.ts';
import { liveOf, onLive } from '../picture/drafts.ts';
import type { Raster } from '../pixels/raster.ts';
import { inFrame } from '../view/frame.ts';
import { isQuickMask, useQuickMask } from '../view/quick-mask.ts';
import { shownView, useCanvas } from '../view/store.ts';
import { pictureBox } from '../view/viewport.ts';
import { antsOf, drawAnts, lineOf } from './ants.ts';
import type { Ants } from './ants.ts';
import { levelFor, outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { onSketch, sketch } from './sketch.ts';

/** Milliseconds between two steps of the dashes, one CSS pixel each. */
const pace = 90;
/** How long the view or the selection must stay before its outline is made anew, milliseconds. */
const patience = 60;

/** The selection's outline, and what a selection tool is drawing; in coordinates of the picture, past React. */
export function SelectionOverlay({ document }: { readonly document: OpenDocument }) {
  const node = useRef<Konva.Shape>(null);
  const march = useRef(new March());
  const { id } = document;

  useEffect(() => {
    const ants = march.current;
    const draw = () => node.current?.getLayer()?.drawScene();
    const redraw = () => {
      inFrame('paint', draw);
    };
    const look = () => {
      ants.look(id, redraw);
    };
    const changed = () => {
      ants.forgetPath();
      look();
    };
    const stops = [
      useCanvas.subscribe(changed),
      useQuickMask.subscribe(redraw),
      onSketch(redraw),
      onLive((rect) => {
        // Strokes write into tiles in place: only the quick mask does that to a selection, which has no outline.
        if (!rect) look();
      }),
    ];
    const timer = setInterval(() => {
      if (ants.step(id)) redraw();
    }, pace);
    return () => {
      clearInterval(timer);
      ants.stop();
      for (const stop of stops) stop();
    };
  }, [id]);
  useEffect(() => {
    march.current.look(id, () => node.current?.getLayer()?.drawScene());
  }, [id, document.history.present]);

  return (
    <Shape
      ref={node}
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context) => {
        march.current.draw(context._context, id);
      }}
    />
  );
}

/** The dashes of one canvas: which outline, how far they have come. */
class March {
  #selection: Raster | null = null;
  #outline: Outline | null = null;
  #level = -1;
  #ants: Ants | null = null;
  #phase = 0;
  #timer = 0;

  /** Looks whether the outline is still that of what is shown; makes it anew a little later, off the pointer's path. */
  look(id: string, done: () => void): void {
    const picture = liveOf(id);
    const selection = picture?.selection ?? null;
    const level = levelFor(shownView().scale * devicePixelRatio);
    if (selection === this.#selection && level === this.#level) return;
    clearTimeout(this.#timer);
    if (!picture || !selection || isQuickMask(id)) {
      this.#put(null, null, -1);
      done();
      return;
    }
    const make = () => {
      this.#put(selection, outlineOf(selection, picture, 2 ** -level), level);
      done();
    };
    this.#timer = window.setTimeout(make, this.#outline ? patience : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Another part may be seen. */
  forgetPath(): void {
    this.#ants = null;
  }

  /** Moves the dashes on; whether there are any. */
  step(id: string): boolean {
    this.#phase += 1;
    return (this.#ants?.moving ?? false) && !isQuickMask(id);
  }

  draw(context: CanvasRenderingContext2D, id: string): void {
    const { scale } = shownView();
    const drawn = sketch();
    if (this.#outline && !isQuickMask(id)) {
      const { canvas } = useCanvas.getState();
      const moved = drawn?.kind === 'moved' ? drawn : { dx: 0, dy: 0 };
      const seen = pictureBox(shownView(), { x: 0, y: 0, ...canvas });
      // What is dragged may come from outside the part that is seen.
      this.#ants ??= antsOf(this.#outline, {
        x: seen.x - seen.width,
        y: seen.y - seen.height,
        width: 3 * seen.width,
        height: 3 * seen.height,
      });
      context.save();
      context.translate(moved.dx, moved.dy);
      drawAnts(context, this.#ants.path, scale, this.#phase);
      context.restore();
    }
    if (drawn?.kind === 'line') drawAnts(context, lineOf(drawn.points, drawn.closed), scale, this.#phase);
  }

  #put(selection: Raster | null, outline: Outline | null, level: number): void {
    this.#selection = selection;
    this.#outline = outline;
    this.#level = level;
    this.#ants = null;
  }
}
