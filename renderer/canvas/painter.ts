import { originalOf } from '../compare/original.ts';
import { useCompare } from '../compare/store.ts';
import { Compositor } from '../composite/compositor.ts';
import type { Picture } from '../documents/document.ts';
import { liveOf, onLive } from '../documents/live.ts';
import { documentOf, useDocuments } from '../documents/store.ts';
import { expand, intersect, isEmpty, unite, wholePixels } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { inFrame, notInFrame } from './frame.ts';
import { levelFor, visibleTiles } from './levels.ts';
import { Mosaic } from './mosaic.ts';
import { paint } from './paint.ts';
import type { Drawable, Pane } from './paint.ts';
import { setFrame, shownView, useCanvas } from './store.ts';
import { toCanvas, toPicture } from './viewport.ts';
import type { Box, Point } from './viewport.ts';

/** Bytes of composited tiles that are kept, and of those of the original while it is compared with. */
const budget = 512 * 1024 * 1024;
const originalBudget = 96 * 1024 * 1024;
/** Milliseconds of a frame that go into compositing while the person is at work, and when all is still. */
const slice = 8;
const stillSlice = 24;
/** The view counts as still after this long, milliseconds. */
const stillAfter = 150;
/** Pixels of the screen around a change that smoothing may reach. */
const reach = 2;

/** One for all documents, so that one that comes back to the front is still known. */
export const compositor = new Compositor(budget);

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Draws a document onto the canvas, past React and at most once a frame: only the part that changed where
 * pixels changed, all of the canvas where the view did.
 */
export class Painter {
  readonly #mosaic = new Mosaic(compositor);
  #original: Mosaic | null = null;
  #preview: Drawable | null = null;
  /** The part of the screen to be drawn anew, device pixels. */
  #part: Box | null = null;
  #whole = true;
  #touched: Rect = nowhere;
  #pointer: Point | null = null;
  #moved = 0;
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

  /** What is shown in place of the picture, such as a preview; null for the picture. */
  preview(drawable: Drawable | null): void {
    if (drawable === this.#preview) return;
    this.#preview = drawable;
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
    setFrame(this.id, { width: picture.width, height: picture.height });
    const start = performance.now();
    const deadline =
      start + (start - this.#moved > stillAfter && isEmpty(this.#touched) ? stillSlice : slice);
    const { split, peeking } = useCompare.getState();
    let done = true;
    if (!peeking) done = this.#fill(this.#mosaic, picture, this.#take(picture), deadline);
    if (split || peeking) done = this.#fillOriginal(picture, deadline) && done;
    else this.#original = null;
    this.#draw(context, picture);
    if (!done) inFrame('paint', this.paint);
  };

  /** The part that strokes touched since the last frame, which is drawn at once. */
  #take(picture: Picture): Rect {
    const touched = intersect(this.#touched, { x: 0, y: 0, width: picture.width, height: picture.height });
    this.#touched = nowhere;
    return touched;
  }

  #fill(mosaic: Mosaic, picture: Picture, touched: Rect, deadline: number): boolean {
    const { canvas } = useCanvas.getState();
    const view = shownView();
    const level = levelFor(view.scale * devicePixelRatio);
    mosaic.show(picture);
    mosaic.aim(level, visibleTiles(view, canvas, picture, level));
    if (!isEmpty(touched)) {
      this.#dirty(mosaic.touch(touched));
    }
    const near = toPicture(view, this.#pointer ?? { x: canvas.width / 2, y: canvas.height / 2 });
    const { changed, done } = mosaic.fill(near, deadline);
    this.#dirty(changed);
    return done;
  }

  #fillOriginal(picture: Picture, deadline: number): boolean {
    const document = documentOf(this.id);
    const original = document && originalOf(document);
    if (!original) return true;
    this.#original ??= new Mosaic(new Compositor(originalBudget));
    return this.#fill(this.#original, original, nowhere, deadline);
  }

  /** Adds a part of the picture to what is drawn anew. */
  #dirty({ x, y, width, height }: Rect): void {
    if (width === 0 || height === 0) return;
    const view = shownView();
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
    const frame = { width: picture.width, height: picture.height };
    const panes = this.#panes({ x: 0, y: 0, ...canvas });
    paint(context, { view: shownView(), frame, ratio: devicePixelRatio }, panes, part);
  }

  #panes(window: Box): readonly Pane[] {
    const { split, peeking, at } = useCompare.getState();
    const present = this.#preview ?? this.#mosaic;
    const original = this.#original;
    if (!original) return [{ drawable: present, window }];
    if (peeking || !split) return [{ drawable: original, window }];
    const width = window.width * at;
    return [
      { drawable: original, window: { ...window, width } },
      { drawable: present, window: { ...window, x: width, width: window.width - width } },
    ];
  }
}
