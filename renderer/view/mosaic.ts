import { tileSide } from '../../preload/contract/document.ts';
import { place } from '../../preload/pixels/place.ts';
import type { Compositor } from '../composite/compositor.ts';
import { atLevel } from '../composite/pyramid.ts';
import type { Picture } from '../picture/document.ts';
import { onScreen } from '../pixels/colours.ts';
import { eachTile } from '../pixels/raster.ts';
import { unite } from '../pixels/rect.ts';
import type { Rect } from '../pixels/rect.ts';
import { tileKey, tilePlace } from '../pixels/tile.ts';
import { levelSize, nearestFirst, sameRange } from './levels.ts';
import type { TileRange } from './levels.ts';
import type { Point, Size } from './viewport.ts';

/** What a place of the mosaic shows. */
interface Shown {
  readonly stamp: number;
  /** The mosaic's count of changes when this was looked at last; 0 where it was not yet up to date. */
  readonly change: number;
  readonly time: number;
}

interface Filled {
  readonly changed: Rect;
  readonly done: boolean;
  readonly awaiting: boolean;
}

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** A bitmap of some tiles of a level. */
interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly level: number;
  readonly range: TileRange;
}

/**
 * The visible tiles of one level in one bitmap, so that no seam shows between them however they are scaled
 * and turned. Tiles are composited a few at a time; until then what was there stays, or what was there of
 * another level, stretched.
 */
export class Mosaic {
  #sheet = blankSheet(0, { column: 0, row: 0, columns: 0, rows: 0 });
  /** The last sheet that held the whole picture: stands in for what was not yet seen up close. */
  #backdrop: Sheet | null = null;
  #shown = new Map<number, Shown>();
  /** Goes up with every change, after which every place is to be looked at again. */
  #change = 1;
  #picture: Picture | null = null;
  #rough = false;

  constructor(private readonly compositor: Compositor) {}

  /** What to show from now on, and whether as roughly as a gesture may; `fill` looks for what is different. */
  show(picture: Picture, rough: boolean): void {
    const before = this.#picture;
    if (picture === before && rough === this.#rough) return;
    this.#picture = picture;
    this.#rough = rough;
    this.#change += 1;
    const { width, height, profile } = picture;
    if (before?.width === width && before.height === height && before.profile === profile) return;
    this.#sheet = blankSheet(0, { column: 0, row: 0, columns: 0, rows: 0 });
    this.#backdrop = null;
    this.#shown.clear();
  }

  /** Covers these tiles of this level. */
  aim(level: number, range: TileRange): void {
    const before = this.#sheet;
    if (level === before.level && sameRange(range, before.range)) return;
    if (level < before.level && this.#picture && holdsAll(before, this.#picture)) this.#backdrop = before;
    const next = blankSheet(level, range);
    if (this.#backdrop) stretch(this.#backdrop, next);
    stretch(before, next);
    if (level !== before.level) this.#shown.clear();
    for (const key of this.#shown.keys()) if (!isWithin(key, range)) this.#shown.delete(key);
    this.#sheet = next;
  }

  /**
   * Says that pixels of the picture changed in place: composites what is seen of them at once. Returns the
   * part of the picture that looks different, which may be more than was touched.
   */
  touch(rect: Rect): Rect {
    const picture = this.#picture;
    if (!picture) return nothing;
    const before = this.#change;
    this.#change += 1;
    const { level, range } = this.#sheet;
    const scale = 2 ** level;
    let changed = nothing;
    const look = (column: number, row: number, part: Rect) => {
      this.#look(picture, column, row, part);
      changed = unite(changed, part);
    };
    const isSeen = (column: number, row: number) => isWithin(tileKey(column, row), range);
    for (const { column, row, rect: part } of this.compositor.touch(picture, rect, level, isSeen)) {
      const key = tileKey(column, row);
      const current = this.#shown.get(key)?.change === before;
      look(column, row, current ? part : tileAt(column, row));
    }
    // A stroke's first dab on a tile makes that tile its own: such places are composited whole.
    eachTile({ x: 0, y: 0 }, atLevel(rect, level), ({ column, row, key }, _part, tile) => {
      if (isWithin(key, range) && this.#shown.get(key)?.change !== this.#change) look(column, row, tile);
    });
    const { x, y, width, height } = changed;
    return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
  }

  /**
   * Composites what is not up to date, the nearest first, until the deadline (performance.now()). Returns
   * the part of the picture that changed, whether all is done, and whether some of it is awaited from a worker.
   */
  fill(near: Point, deadline: number): Filled {
    const picture = this.#picture;
    if (!picture) return { changed: nothing, done: true, awaiting: false };
    const side = tileSide * 2 ** this.#sheet.level;
    let changed = nothing;
    let awaiting = false;
    for (const { x, y } of this.#waiting({ x: near.x / side, y: near.y / side })) {
      if (performance.now() > deadline) return { changed, done: false, awaiting };
      if (this.#look(picture, x, y, tileAt(x, y))) {
        changed = unite(changed, { x: x * side, y: y * side, width: side, height: side });
      }
      awaiting ||= this.#shown.get(tileKey(x, y))?.change === 0;
    }
    return { changed, done: !awaiting, awaiting };
  }

  /** Draws the mosaic over the picture's place in the context's coordinates, which are the picture's pixels. */
  draw(context: CanvasRenderingContext2D, picture: Size): void {
    const { canvas, level, range } = this.#sheet;
    const scale = 2 ** level;
    const all = { width: picture.width / scale, height: picture.height / scale };
    const [left, top] = [range.column * tileSide, range.row * tileSide];
    // Up to the picture's edge and no farther, or what lies outside would be smoothed into it.
    const width = Math.min(range.columns * tileSide, all.width - left);
    const height = Math.min(range.rows * tileSide, all.height - top);
    if (width <= 0 || height <= 0) return;
    context.drawImage(canvas, 0, 0, width, height, left * scale, top * scale, width * scale, height * scale);
  }

  /** Places that are not up to date: those never seen first, then those looked at longest ago; each from the nearest. */
  #waiting(near: Point): readonly Point[] {
    const known = ({ x, y }: Point) => this.#shown.get(tileKey(x, y));
    return nearestFirst(this.#sheet.range, near)
      .filter((place) => known(place)?.change !== this.#change)
      .sort((a, b) => (known(a)?.time ?? 0) - (known(b)?.time ?? 0));
  }

  /** Brings a part of a place up to date; true where that changed what it shows. */
  #look(picture: Picture, column: number, row: number, part: Rect): boolean {
    const { canvas, level, range } = this.#sheet;
    const key = tileKey(column, row);
    const { pixels, stamp, current } = this.compositor.tile(picture, level, column, row, this.#rough);
    const before = this.#shown.get(key)?.stamp ?? 0;
    this.#shown.set(key, { stamp, change: current ? this.#change : 0, time: performance.now() });
    if (before === stamp) return false;
    // The part alone: a stroke changes little of a tile, and what is converted for the screen is copied.
    const own = new Uint8ClampedArray(4 * part.width * part.height);
    place(pixels, tileAt(column, row), own, part);
    canvas
      .getContext('2d')
      ?.putImageData(
        new ImageData(onScreen(own, picture.profile), part.width, part.height),
        part.x - range.column * tileSide,
        part.y - range.row * tileSide,
      );
    return true;
  }
}

function blankSheet(level: number, range: TileRange): Sheet {
  const canvas = document.createElement('canvas');
  canvas.width = range.columns * tileSide;
  canvas.height = range.rows * tileSide;
  return { canvas, level, range };
}

/** Draws a sheet where another shows the same part of the picture. */
function stretch(from: Sheet, to: Sheet): void {
  const context = to.canvas.getContext('2d');
  if (!context || from.canvas.width === 0 || from.canvas.height === 0) return;
  const scale = 2 ** (from.level - to.level);
  const x = (from.range.column * scale - to.range.column) * tileSide;
  const y = (from.range.row * scale - to.range.row) * tileSide;
  const [width, height] = [from.canvas.width * scale, from.canvas.height * scale];
  context.imageSmoothingEnabled = scale !== 1;
  context.clearRect(x, y, width, height);
  context.drawImage(from.canvas, x, y, width, height);
}

function holdsAll({ level, range }: Sheet, picture: Size): boolean {
  const { width, height } = levelSize(picture, level);
  return (
    range.column === 0 &&
    range.row === 0 &&
    range.columns * tileSide >= width &&
    range.rows * tileSide >= height
  );
}

function tileAt(column: number, row: number): Rect {
  return { x: column * tileSide, y: row * tileSide, width: tileSide, height: tileSide };
}

function isWithin(key: number, { column, row, columns, rows }: TileRange): boolean {
  const place = tilePlace(key);
  return (
    place.column >= column && place.column < column + columns && place.row >= row && place.row < row + rows
  );
}
