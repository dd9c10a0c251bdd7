/** Planes of equal size: `channels` · height · width values. */
export interface Planar {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function emptyPlanes(channels: number, width: number, height: number): Planar {
  return { channels, width, height, data: new Float32Array(channels * width * height) };
}

/** Some of the rows. */
export function takeRows({ channels, width, height, data }: Planar, from: number, to: number): Planar {
  if (from === 0 && to === height) return { channels, width, height, data };
  const out = emptyPlanes(channels, width, to - from);
  for (let c = 0; c < channels; c += 1) {
    const rows = data.subarray((c * height + from) * width, (c * height + to) * width);
    out.data.set(rows, c * (to - from) * width);
  }
  return out;
}

/** The first rows of `to` ← themselves + `rows`, which are as wide. */
export function addRows(to: Planar, rows: Planar): void {
  const plane = rows.width * rows.height;
  for (let c = 0; c < rows.channels; c += 1) {
    const start = c * to.width * to.height;
    for (let i = 0; i < plane; i += 1) {
      to.data[start + i] = (to.data[start + i] ?? 0) + (rows.data[c * plane + i] ?? 0);
    }
  }
}

/** A tile's columns `left` … of all rows; beyond the edges the last column and row are repeated. */
export function cutTile(
  { channels, width, height, data }: Planar,
  left: number,
  size: { readonly width: number; readonly height: number },
): Float32Array {
  const out = new Float32Array(channels * size.width * size.height);
  const inside = Math.min(size.width, width - left);
  for (let row = 0; row < channels * size.height; row += 1) {
    const y = Math.min(row % size.height, height - 1);
    const from = (Math.floor(row / size.height) * height + y) * width + left;
    const to = row * size.width;
    out.set(data.subarray(from, from + inside), to);
    if (inside < size.width) out.fill(out[to + inside - 1] ?? 0, to + inside, to + size.width);
  }
  return out;
}

/** How much a tile counts along one axis, from position `from` on. */
export interface Ramp {
  readonly from: number;
  readonly weights: Float32Array;
}

/** Where a tile lies, and how much it counts, in pixels of the picture. */
export interface TilePlace {
  readonly left: number;
  readonly top: number;
  readonly across: Ramp;
  readonly down: Ramp;
}

/** sum ← sum + tile times its weights; the first row of `sum` is where `down` begins. */
export function addTile(sum: Planar, tile: Planar, { left, top, across, down }: TilePlace): void {
  const columns = Math.min(across.weights.length, sum.width - across.from);
  for (let c = 0; c < sum.channels; c += 1) {
    for (let y = 0; y < sum.height; y += 1) {
      const weight = down.weights[y] ?? 0;
      const from = (c * tile.height + down.from + y - top) * tile.width + across.from - left;
      const to = (c * sum.height + y) * sum.width + across.from;
      for (let x = 0; x < columns; x += 1) {
        const share = weight * (across.weights[x] ?? 0);
        sum.data[to + x] = (sum.data[to + x] ?? 0) + share * (tile.data[from + x] ?? 0);
      }
    }
  }
}
