import { tileSide } from '../../../preload/contract/document.ts';
import { emptyRaster } from '../raster.ts';
import type { Raster } from '../raster.ts';
import { expand, intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';
import { blankTile, tileKey } from '../tile.ts';
import type { Tile } from '../tile.ts';
import { runsOf } from '../work.ts';
import type { Work } from '../work.ts';
import type { Colour, Look } from './source.ts';
import { documentRect, tidy } from './tiles.ts';
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

/** Tiles that are looked at, or made, between two breaths of the window. */
const together = 16;

/** The pixels of a colour like the one at (x, y), which lies within the document. Of all others, tiles alone are looked at. */
export function* wandIn(look: Look, size: Size, x: number, y: number, options: WandOptions): Work<Raster> {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [clicked = new Uint8ClampedArray(4)] = yield* look([{ x: column, y: row, width: 1, height: 1 }]);
  const [r = 0, g = 0, b = 0, a = 0] = clicked;
  const field = new Field(look, size, [r, g, b, a], options.tolerance);
  if (options.contiguous) yield* field.flood(column, row);
  else yield* field.everywhere();
  return yield* field.selection(options.antialias);
}

/** A part of a row of pixels: its row, its first pixel, and where it ends. */
type Span = readonly [row: number, left: number, right: number];

/** What is known of each pixel. Tiles are compared with the colour when they are first asked for. */
class Field {
  readonly #state: Uint8Array;
  readonly #known: Uint8Array;
  readonly #touched: Uint8Array;
  readonly #columns: number;
  /** Seeds that lie in tiles which are to be looked at first. */
  #awaited = new Map<number, Span[]>();

  constructor(
    private readonly look: Look,
    private readonly size: Size,
    private readonly colour: Colour,
    private readonly tolerance: number,
  ) {
    this.#state = new Uint8Array(size.width * size.height);
    this.#columns = Math.ceil(size.width / tileSide);
    this.#known = new Uint8Array(this.#columns * Math.ceil(size.height / tileSide));
    this.#touched = new Uint8Array(this.#known.length);
  }

  *everywhere(): Work<void> {
    for (const tiles of runsOf([...this.#known.keys()], together)) yield* this.#learn(tiles, chosen);
    this.#touched.fill(1);
  }

  /** As far as it goes in the tiles that are known; then those that it came to are looked at, and it goes on in them. */
  *flood(x: number, y: number): Work<void> {
    this.#await(y, x, x + 1);
    while (this.#awaited.size > 0) {
      const reached = [...this.#awaited];
      this.#awaited = new Map();
      for (const run of runsOf(reached, together)) {
        yield* this.#learn(
          run.map(([tile]) => tile),
          like,
        );
        const stack: number[] = [];
        for (const [, spans] of run) for (const span of spans) this.#seeds(stack, ...span);
        this.#spread(stack);
      }
    }
  }

  *selection(antialias: boolean): Work<Raster> {
    const tiles = new Map<number, Tile>();
    for (const run of runsOf([...this.#known.keys()], together)) {
      for (const tile of run) {
        const place = this.#placeOf(tile);
        if (!this.#touches(place)) continue;
        const part = intersect(place, documentRect(this.size));
        const made = tidy(this.#tile(part, place, antialias));
        if (made) tiles.set(tileKey(place.x / tileSide, place.y / tileSide), made);
      }
      yield [];
    }
    return { ...emptyRaster(1), tiles };
  }

  /** Spans along rows: each is widened as far as it goes, and rows above and below are looked at once for each run. */
  #spread(stack: number[]): void {
    const state = this.#state;
    const { width, height } = this.size;
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

  #touches(place: Rect): boolean {
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

  #tile(part: Rect, place: Rect, antialias: boolean): Tile {
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

  /** Whether a pixel is known to be like the colour. Where that isn't known yet, it is come back to. */
  #isLike(x: number, y: number): boolean {
    const state = this.#state[y * this.size.width + x];
    if (state === unknown) this.#await(y, x, x + 1);
    return state === like;
  }

  #await(...span: Span): void {
    const [row, left] = span;
    const tile = (row >> 8) * this.#columns + (left >> 8);
    const spans = this.#awaited.get(tile);
    if (spans) spans.push(span);
    else this.#awaited.set(tile, [span]);
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
      if (state[start + x] === unknown) {
        const end = Math.min(right, ((x >> 8) + 1) << 8);
        this.#await(row, x, end);
        x = end - 1;
        inRun = false;
        continue;
      }
      const here = state[start + x] === like;
      if (here && !inRun) stack.push(x, row);
      inRun = here;
    }
  }

  #placeOf(tile: number): Rect {
    return {
      x: (tile % this.#columns) * tileSide,
      y: Math.floor(tile / this.#columns) * tileSide,
      width: tileSide,
      height: tileSide,
    };
  }

  *#learn(tiles: readonly number[], asLike: number): Work<void> {
    const asked = tiles.filter((tile) => !this.#known[tile]);
    const parts = asked.map((tile) => intersect(this.#placeOf(tile), documentRect(this.size)));
    const pixels = asked.length > 0 ? yield* this.look(parts) : [];
    for (const [at, part] of parts.entries()) this.#compare(part, pixels[at]!, asLike);
    for (const tile of asked) this.#known[tile] = 1;
  }

  #compare(part: Rect, pixels: Uint8ClampedArray, asLike: number): void {
    const { width } = this.size;
    const state = this.#state;
    const { tolerance } = this;
    const [r, g, b, a] = this.colour;
    let at = 0;
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
