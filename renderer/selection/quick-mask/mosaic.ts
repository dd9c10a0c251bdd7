import type { Picture } from '../../picture/document.ts';
import { rgbOf } from '../../pixels/colours.ts';
import { intersect, isEmpty, wholePixels } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import type { Tile } from '../../pixels/tile.ts';
import { levelFor, visibleTiles } from '../../view/levels.ts';
import type { TileRange } from '../../view/levels.ts';
import type { QuickMaskLook } from '../../view/quick-mask.ts';
import { shownView, useCanvas } from '../../view/store.ts';
import { cellSide, fullSize, tilesUnder, tinted } from './cells.ts';
import type { Tint } from './cells.ts';

interface Cell {
  readonly tiles: readonly (Tile | undefined)[];
}

/**
 * The quick mask's part that is seen, in cells of the level that is seen, put together on one canvas. A cell is
 * made anew when tiles under it are others, and a stroke touches only its own rectangle.
 */
export class QuickMaskMosaic {
  readonly #canvas = document.createElement('canvas');
  readonly #cells = new Map<string, Cell>();
  #range: TileRange | null = null;
  #level = 0;
  #look = '';

  /** Draws in coordinates of the picture. */
  draw(context: CanvasRenderingContext2D, picture: Picture, look: QuickMaskLook): void {
    this.#follow(picture, look);
    const range = this.#range;
    if (!range || range.columns === 0) return;
    const side = cellSide * 2 ** this.#level;
    context.save();
    context.beginPath();
    context.rect(0, 0, picture.width, picture.height);
    context.clip();
    context.globalAlpha = look.opacity;
    context.imageSmoothingEnabled = this.#level > 0;
    context.drawImage(
      this.#canvas,
      range.column * side,
      range.row * side,
      this.#canvas.width * 2 ** this.#level,
      this.#canvas.height * 2 ** this.#level,
    );
    context.restore();
  }

  /** A stroke wrote into this rectangle of the document's selection. */
  touch(picture: Picture, rect: Rect, look: QuickMaskLook): void {
    const range = this.#range;
    const context = this.#canvas.getContext('2d');
    if (!range || !context) return;
    const scale = 2 ** this.#level;
    const part = intersect(
      wholePixels(
        rect.x / scale,
        rect.y / scale,
        (rect.x + rect.width) / scale,
        (rect.y + rect.height) / scale,
      ),
      this.#seen(range),
    );
    if (!isEmpty(part)) this.#put(context, picture, part, range, look);
  }

  /** Makes the canvas be of what is seen now. */
  #follow(picture: Picture, look: QuickMaskLook): void {
    const view = shownView();
    const level = levelFor(view.scale * devicePixelRatio);
    const range = visibleTiles(view, useCanvas.getState().canvas, picture, level);
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const key = JSON.stringify([level, range, look.colour, look.marks, picture.width, picture.height]);
    if (key !== this.#look) {
      this.#look = key;
      this.#cells.clear();
      this.#level = level;
      this.#range = range;
      const seen = this.#seen(range);
      this.#canvas.width = Math.max(1, seen.width);
      this.#canvas.height = Math.max(1, seen.height);
    }
    for (let row = range.row; row < range.row + range.rows; row += 1)
      for (let column = range.column; column < range.column + range.columns; column += 1)
        this.#update(context, picture, column, row, range, look);
  }

  #update(
    context: CanvasRenderingContext2D,
    picture: Picture,
    column: number,
    row: number,
    range: TileRange,
    look: QuickMaskLook,
  ): void {
    const key = `${column},${row}`;
    const cell = { x: column * cellSide, y: row * cellSide, width: cellSide, height: cellSide };
    const tiles = tilesUnder(picture.selection, fullSize(cell, 2 ** this.#level));
    const known = this.#cells.get(key)?.tiles;
    if (known?.length === tiles.length && known.every((tile, i) => tile === tiles[i])) return;
    this.#cells.set(key, { tiles });
    this.#put(context, picture, cell, range, look);
  }

  #put(
    context: CanvasRenderingContext2D,
    picture: Picture,
    part: Rect,
    range: TileRange,
    look: QuickMaskLook,
  ): void {
    const data = tinted(picture.selection, picture, this.#level, part, tintOf(look));
    context.putImageData(
      new ImageData(data, part.width, part.height),
      part.x - range.column * cellSide,
      part.y - range.row * cellSide,
    );
  }

  #seen({ column, row, columns, rows }: TileRange): Rect {
    return {
      x: column * cellSide,
      y: row * cellSide,
      width: columns * cellSide,
      height: rows * cellSide,
    };
  }
}

function tintOf({ colour, marks }: QuickMaskLook): Tint {
  return { rgb: rgbOf(`#${colour.slice(1)}`), marks };
}
