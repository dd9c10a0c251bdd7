import { tileSide } from '../../../preload/contract/document.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { blankTile } from '../tile.ts';
import type { Tile } from '../tile.ts';
import type { Colour, Source } from './source.ts';
import { documentRect, selectionOf, tidy } from './tiles.ts';
import type { Size } from './tiles.ts';

export interface WandOptions {
  /** 0…255: how far a channel may be from the colour that was clicked. */
  readonly tolerance: number;
  /** Only what hangs together with the clicked pixel by its sides. */
  readonly contiguous: boolean;
  readonly antialias: boolean;
}

const unknown = 0;
const like = 1;
const unlike = 2;
const chosen = 3;

/** The pixels of a colour like the one at (x, y), which lies within the document. */
export function wand(source: Source, size: Size, x: number, y: number, options: WandOptions): Raster {
  const rect = { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 };
  const [r = 0, g = 0, b = 0, a = 0] = source(rect);
  const field = new Field(source, size, [r, g, b, a], options.tolerance);
  if (options.contiguous) field.flood(rect.x, rect.y);
  else field.everywhere();
  return selectionOf(documentRect(size), (part, _, place) =>
    field.touches(place) ? tidy(field.tile(part, place, options.antialias)) : null,
  );
}

/** What is known of each pixel. Tiles are compared with the colour when they are first asked for. */
class Field {
  readonly #state: Uint8Array;
  readonly #known: Uint8Array;
  readonly #touched: Uint8Array;
  readonly #columns: number;

  constructor(
    private readonly source: Source,
    private readonly size: Size,
    private readonly colour: Colour,
    private readonly tolerance: number,
  ) {
    this.#state = new Uint8Array(size.width * size.height);
    this.#columns = Math.ceil(size.width / tileSide);
    this.#known = new Uint8Array(this.#columns * Math.ceil(size.height / tileSide));
    this.#touched = new Uint8Array(this.#known.length);
  }

  everywhere(): void {
    for (let tile = 0; tile < this.#known.length; tile += 1) this.#learn(tile, chosen);
    this.#touched.fill(1);
  }

  /** Spans along rows: each is widened as far as it goes, and rows above and below are looked at once for each run. */
  flood(x: number, y: number): void {
    const state = this.#state;
    const { width, height } = this.size;
    const stack: number[] = [];
    if (this.#isLike(x, y)) stack.push(x, y);
    while (stack.length > 0) {
      const row = stack.pop() ?? 0;
      const at = stack.pop() ?? 0;
      if (state[row * width + at] === chosen) continue;
      let left = at;
      while (left > 0 && this.#isLike(left - 1, row)) left -= 1;
      let right = at + 1;
      while (right < width && this.#isLike(right, row)) right += 1;
      state.fill(chosen, row * width + left, row * width + right);
      this.#touch(row, left, right);
      if (row > 0) this.#seeds(stack, row - 1, left, right);
      if (row < height - 1) this.#seeds(stack, row + 1, left, right);
    }
  }

  touches(place: Rect): boolean {
    // Antialiasing reaches one pixel into the next tile.
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const column = place.x / tileSide + dx;
        if (column < 0 || column >= this.#columns) continue;
        if (this.#touched[(place.y / tileSide + dy) * this.#columns + column]) return true;
      }
    }
    return false;
  }

  tile(part: Rect, place: Rect, antialias: boolean): Tile {
    const tile = blankTile(1, 0);
    const { width } = this.size;
    const state = this.#state;
    const { data } = tile;
    for (let y = part.y; y < part.y + part.height; y += 1) {
      let out = (y - place.y) * tileSide + part.x - place.x;
      const end = y * width + part.x + part.width;
      for (let i = end - part.width; i < end; i += 1) {
        if (state[i] === chosen) data[out] = 255;
        out += 1;
      }
    }
    return antialias && !this.#isEven(part) ? this.#softened(tile, part, place) : tile;
  }

  /** Whether all pixels of a rectangle and right around it are chosen, or none is: then there is no edge. */
  #isEven(part: Rect): boolean {
    const { x, y, width, height } = intersect(expand(part, 1), documentRect(this.size));
    const state = this.#state;
    const first = state[y * this.size.width + x] === chosen;
    for (let row = y; row < y + height; row += 1) {
      const end = row * this.size.width + x + width;
      for (let i = end - width; i < end; i += 1) if ((state[i] === chosen) !== first) return false;
    }
    return true;
  }

  /**
   * The half tones of a stair: the weights 1 2 1 both ways, made twice as steep, so that straight edges stay
   * as they are.
   */
  #softened(tile: Tile, part: Rect, place: Rect): Tile {
    const { width } = this.size;
    const around = intersect(expand(part, 1), documentRect(this.size));
    const wide = part.width + 2;
    const rows = new Uint8Array(wide * (part.height + 2));
    for (let y = -1; y <= part.height; y += 1) {
      const from = Math.min(around.y + around.height - 1, Math.max(around.y, part.y + y)) * width;
      for (let x = -1; x <= part.width; x += 1) {
        const column = Math.min(around.x + around.width - 1, Math.max(around.x, part.x + x));
        if (this.#state[from + column] === chosen) rows[(y + 1) * wide + x + 1] = 1;
      }
    }
    for (let y = 0; y < part.height; y += 1) {
      for (let x = 0; x < part.width; x += 1) {
        const i = (y + 1) * wide + x + 1;
        const cross = rows[i - 1]! + rows[i + 1]! + rows[i - wide]! + rows[i + wide]!;
        const diagonal =
          rows[i - wide - 1]! + rows[i - wide + 1]! + rows[i + wide - 1]! + rows[i + wide + 1]!;
        const sum = 4 * rows[i]! + 2 * cross + diagonal;
        tile.data[(part.y + y - place.y) * tileSide + part.x + x - place.x] = ((sum - 4) * 255) / 8;
      }
    }
    return tile;
  }

  #isLike(x: number, y: number): boolean {
    const at = y * this.size.width + x;
    if (this.#state[at] === unknown) this.#learn((y >> 8) * this.#columns + (x >> 8), like);
    return this.#state[at] === like;
  }

  #touch(row: number, left: number, right: number): void {
    const start = (row >> 8) * this.#columns;
    for (let column = left >> 8; column <= (right - 1) >> 8; column += 1) this.#touched[start + column] = 1;
  }

  #seeds(stack: number[], row: number, left: number, right: number): void {
    const state = this.#state;
    const start = row * this.size.width;
    let inRun = false;
    for (let x = left; x < right; x += 1) {
      if (state[start + x] === unknown) this.#isLike(x, row);
      const here = state[start + x] === like;
      if (here && !inRun) stack.push(x, row);
      inRun = here;
    }
  }

  #learn(tile: number, asLike: number): void {
    if (this.#known[tile]) return;
    this.#known[tile] = 1;
    const { width } = this.size;
    const place = {
      x: (tile % this.#columns) * tileSide,
      y: Math.floor(tile / this.#columns) * tileSide,
      width: tileSide,
      height: tileSide,
    };
    const part = intersect(place, documentRect(this.size));
    const pixels = this.source(part);
    let at = 0;
    const state = this.#state;
    const { tolerance } = this;
    const [r, g, b, a] = this.colour;
    for (let y = part.y; y < part.y + part.height; y += 1) {
      for (let i = y * width + part.x; i < y * width + part.x + part.width; i += 1) {
        const alpha = pixels[at + 3]!;
        const colour = Math.max(
          Math.abs(pixels[at]! - r),
          Math.abs(pixels[at + 1]! - g),
          Math.abs(pixels[at + 2]! - b),
        );
        // The greatest difference of a channel; colours count as much as both can be seen.
        const seen = Math.min(alpha, a);
        const off = Math.max(seen === 255 ? colour : (colour * seen) / 255, Math.abs(alpha - a));
        state[i] = off <= tolerance ? asLike : unlike;
        at += 4;
      }
    }
  }
}
