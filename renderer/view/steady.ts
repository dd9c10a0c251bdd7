import type { Compositor } from '../composite/compositor.ts';
import type { Picture } from '../picture/document.ts';
import { isEmpty, unite } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { levelFor, visibleTiles } from './levels.ts';
import { Mosaic } from './mosaic.ts';
import type { Drawable } from './paint.ts';
import { toPicture } from './viewport.ts';
import type { Point, Size, Viewport } from './viewport.ts';

/** What the canvas shows, and how. */
export interface Sight {
  readonly picture: Picture;
  readonly view: Viewport;
  readonly canvas: Size;
  /** Pixels of the screen for one CSS pixel. */
  readonly ratio: number;
  /** Whether a gesture goes on, so that what it moves need not lie on its very pixel yet. */
  readonly rough: boolean;
  /** What is near here, CSS pixels of the canvas, comes first. */
  readonly near: Point;
}

export interface Progress {
  /** The part of the picture that looks different. */
  readonly changed: Rect;
  readonly done: boolean;
}

interface Filling extends Progress {
  /** Whether some of it is awaited from a worker. */
  readonly awaiting: boolean;
}

/** Milliseconds of a frame that a draft may take; one that takes longer becomes coarser. */
const draftTime = 30;
const coarsest = 2;

/**
 * A mosaic that doesn't tear while a gesture changes the picture faster than it can be composited: then a
 * draft of a coarser level is shown, all of it at once, until the gesture pauses and the fine one is ready.
 */
export class SteadyMosaic implements Drawable {
  readonly #fine: Mosaic;
  #draft: Mosaic | null = null;
  #coarser = 1;
  #showsDraft = false;

  constructor(private readonly compositor: Compositor) {
    this.#fine = new Mosaic(compositor);
  }

  /** Composites until the deadline. `hurried` while a gesture goes on that changes the picture with every move. */
  update(sight: Sight, touched: Rect, deadline: number, hurried: boolean): Progress {
    const before = this.#showsDraft;
    if (!isEmpty(touched)) this.#drop();
    const fine = this.#draft && hurried ? null : this.#fill(this.#fine, 0, sight, touched, deadline);
    // A worker's tiles come one by one, and each is shown: a draft would keep it busy with what is gone at once.
    if (fine?.done || fine?.awaiting) this.#drop();
    else if (hurried || this.#draft) this.#fillDraft(sight);
    const { width, height } = sight.picture;
    const whole = this.#showsDraft || before ? { x: 0, y: 0, width, height } : null;
    return { changed: whole ?? fine?.changed ?? nothing, done: fine?.done ?? false };
  }

  draw(context: CanvasRenderingContext2D, frame: Size): void {
    (this.#showsDraft && this.#draft ? this.#draft : this.#fine).draw(context, frame);
  }

  #fillDraft(sight: Sight): void {
    const start = performance.now();
    this.#draft ??= new Mosaic(this.compositor);
    const filled = this.#fill(this.#draft, this.#coarser, sight, nothing, start + 2 * draftTime);
    if (filled.awaiting) {
      this.#drop();
      return;
    }
    if (filled.done) this.#showsDraft = true;
    if (performance.now() - start > draftTime) this.#coarser = Math.min(coarsest, this.#coarser + 1);
  }

  #drop(): void {
    this.#draft = null;
    this.#coarser = 1;
    this.#showsDraft = false;
  }

  #fill(mosaic: Mosaic, coarser: number, sight: Sight, touched: Rect, deadline: number): Filling {
    const { picture, view, canvas, ratio, rough, near } = sight;
    const level = levelFor(view.scale * ratio) + coarser;
    mosaic.show(picture, rough);
    mosaic.aim(level, visibleTiles(view, canvas, picture, level));
    const written = isEmpty(touched) ? nothing : mosaic.touch(touched);
    const filled = mosaic.fill(toPicture(view, near), deadline);
    return { ...filled, changed: unite(written, filled.changed) };
  }
}

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };
