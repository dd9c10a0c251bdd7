import { memory } from '../base/memory.ts';
import { Compositor } from '../composite/compositor.ts';
import type { Picture } from '../picture/document.ts';
import { isUnfinished, liveOf, onLive } from '../picture/drafts.ts';
import { documentOf, useDocuments } from '../picture/store.ts';
import { expand, intersect, isEmpty, unite, wholePixels } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { computeFirst } from '../workers/pool.ts';
import { useCompare } from './compare.ts';
import { inFrame, notInFrame } from './frame.ts';
import { originalOf } from './original.ts';
import { paint } from './paint.ts';
import type { Drawable, Pane } from './paint.ts';
import { SteadyMosaic } from './steady.ts';
import type { Sight } from './steady.ts';
import { setFrame, shownView, useCanvas } from './store.ts';
import { toCanvas } from './viewport.ts';
import type { Box, Point, Size, Viewport } from './viewport.ts';

/** Milliseconds of a frame that go into compositing while the person is at work, and when all is still. */
const slice = 8;
const stillSlice = 24;
/** The view counts as still after this long, milliseconds. */
const stillAfter = 150;
/** A gesture pauses once it changed nothing for this long, milliseconds. */
const pauseAfter = 120;
/** Pixels of the screen around a change that smoothing may reach. */
const reach = 2;

/** One for all documents, so that one that comes back to the front is still known. */
export const compositor = new Compositor(memory, computeFirst);

interface Preview extends Drawable {
  /** Whether it lies over the picture, which then shows around it. */
  readonly over: boolean;
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Draws a document onto the canvas, past React and at most once a frame: only the part that changed where
 * pixels changed, all of the canvas where the view did.
 */
export class Painter {
  readonly #present = new SteadyMosaic(compositor);
  #original: SteadyMosaic | null = null;
  #preview: Preview | null = null;
  /** The part of the screen to be drawn anew, device pixels. */
  #part: Box | null = null;
  #whole = true;
  #touched: Rect = nowhere;
  #pointer: Point | null = null;
  #moved = 0;
  #changed = 0;
  #context: CanvasRenderingContext2D | null = null;

  constructor(private readonly id: string) {}

  /** Draws into this context from now on. Returns what stops it. */
  start(context: CanvasRenderingContext2D): () => void {
    this.#context = context;
    const stops = [
      useCanvas.subscribe((state, before) => {
        if (state.view === before.view && state.canvas === before.canvas) return;
        this.#moved = performance.now();
        this.repaint();
      }),
      useCompare.subscribe(() => {
        this.repaint();
      }),
      useDocuments.subscribe(() => {
        inFrame('paint', this.paint);
      }),
      onLive((rect) => {
        if (rect) this.#touched = unite(this.#touched, rect);
        else if (isUnfinished(this.id)) this.#changed = performance.now();
        inFrame('paint', this.paint);
      }),
    ];
    this.repaint();
    return () => {
      for (const stop of stops) stop();
      notInFrame('paint', this.paint);
      this.#context = null;
    };
  }

  /** Asks for all of the canvas to be drawn anew. */
  repaint(): void {
    this.#whole = true;
    inFrame('paint', this.paint);
  }

  /** What is shown in place of the picture, or over it, such as a preview; null for the picture alone. */
  preview(preview: Preview | null): void {
    if (preview === this.#preview) return;
    this.#preview = preview;
    this.repaint();
  }

  /** Where the person looks: what is there comes first. */
  lookAt(point: Point | null): void {
    this.#pointer = point;
  }

  /** Brings the canvas up to date as far as one frame allows. */
  readonly paint = (): void => {
    const picture = liveOf(this.id);
    const context = this.#context;
    if (!picture || !context) return;
    compositor.document = this.id;
    compositor.inHand = documentOf(this.id)?.selected.at(-1);
    setFrame(this.id, { width: picture.width, height: picture.height });
    const start = performance.now();
    const still = start - this.#moved > stillAfter && isEmpty(this.#touched) && !isUnfinished(this.id);
    const deadline = start + (still ? stillSlice : slice);
    const { split, peeking } = useCompare.getState();
    let done = true;
    if (!peeking) done = this.#updatePresent(picture, deadline);
    if (split || peeking) done = this.#updateOriginal(picture, deadline) && done;
    else this.#original = null;
    this.#draw(context, picture);
    if (!done) inFrame('paint', this.paint);
  };

  #updatePresent(picture: Picture, deadline: number): boolean {
    const touched = intersect(this.#touched, { x: 0, y: 0, width: picture.width, height: picture.height });
    this.#touched = nowhere;
    const hurried = isUnfinished(this.id) && performance.now() - this.#changed < pauseAfter;
    const sight = this.#sight(picture, shownView());
    const { changed, done } = this.#present.update(sight, touched, deadline, hurried);
    this.#dirty(changed, sight.view);
    return done;
  }

  #updateOriginal(picture: Picture, deadline: number): boolean {
    const document = documentOf(this.id);
    if (!document) return true;
    const original = originalOf(document);
    this.#original ??= new SteadyMosaic(new Compositor(memory.original));
    const sight = this.#sight(original, placedOver(shownView(), original, picture));
    const { changed, done } = this.#original.update(sight, nowhere, deadline, false);
    this.#dirty(changed, sight.view);
    return done;
  }

  #sight(picture: Picture, view: Viewport): Sight {
    const { canvas } = useCanvas.getState();
    const near = this.#pointer ?? { x: canvas.width / 2, y: canvas.height / 2 };
    return { picture, view, canvas, ratio: devicePixelRatio, rough: isUnfinished(this.id), near };
  }

  /** Adds a part of the picture to what is drawn anew. */
  #dirty({ x, y, width, height }: Rect, view: Viewport): void {
    if (width === 0 || height === 0) return;
    const corners = [
      { x, y },
      { x: x + width, y },
      { x, y: y + height },
      { x: x + width, y: y + height },
    ].map((corner) => toCanvas(view, corner));
    const across = corners.map((corner) => corner.x * devicePixelRatio);
    const down = corners.map((corner) => corner.y * devicePixelRatio);
    const box = wholePixels(Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down));
    const around = expand(box, reach + Math.ceil(view.scale * devicePixelRatio));
    this.#part = this.#part ? unite(this.#part, around) : around;
  }

  #draw(context: CanvasRenderingContext2D, picture: Picture): void {
    const { canvas } = useCanvas.getState();
    const all = { x: 0, y: 0, width: context.canvas.width, height: context.canvas.height };
    const part = this.#whole ? all : this.#part && intersect(this.#part, all);
    this.#whole = false;
    this.#part = null;
    if (!part || isEmpty(part)) return;
    const panes = this.#panes(picture, { x: 0, y: 0, ...canvas });
    paint(context, panes, devicePixelRatio, part);
  }

  #shown(): Drawable {
    const [present, preview] = [this.#present, this.#preview];
    if (!preview?.over) return preview ?? present;
    return {
      draw: (context, frame) => {
        present.draw(context, frame);
        preview.draw(context, frame);
      },
    };
  }

  #panes(picture: Picture, window: Box): readonly Pane[] {
    const { split, peeking, at } = useCompare.getState();
    const view = shownView();
    const present: Pane = { drawable: this.#shown(), frame: picture, view, window };
    const document = documentOf(this.id);
    if (!this.#original || !document) return [present];
    const frame = originalOf(document);
    const original: Pane = {
      drawable: this.#original,
      frame,
      view: placedOver(view, frame, picture),
      window,
    };
    if (peeking || !split) return [original];
    const width = window.width * at;
    return [
      { ...original, window: { ...window, width } },
      { ...present, window: { ...window, x: width, width: window.width - width } },
    ];
  }
}

/**
 * The view under which the original lies over the present picture: stretched where that was resized, as by
 * enlarging, else from the same corner.
 */
function placedOver(view: Viewport, original: Size, picture: Size): Viewport {
  const [across, down] = [picture.width / original.width, picture.height / original.height];
  return Math.abs(across / down - 1) < 0.01 ? { ...view, scale: view.scale * across } : view;
}
