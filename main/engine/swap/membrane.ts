/** Sweeps at each size: the coarse ones bring what is far, so that few are needed. */
const SWEEPS = 60;
const COARSE_SWEEPS = 200;
/** Over-relaxation. */
const OVER = 1.9;
/** The shorter side of the coarsest size. */
const COARSEST = 8;

/**
 * Values drawn from an edge over all that lies within it, as a thin film stretched between them: each is the mean of its
 * four neighbours (Laplace's equation). Added to what is pasted, with the difference along the edge for the values, it is
 * the seamless cloning of Pérez, Gangnet & Blake (2003, eq. 7: the correction of the source is such a film). Coarse to
 * fine, with successive over-relaxation at each size.
 * @param values `channels` planes of height · width; looked at where they are held.
 * @param held 1 where a value is held, 0 where it is looked for.
 * @returns all values; zero everywhere where none is held.
 */
export function membrane(
  values: Float32Array,
  held: Uint8Array,
  channels: number,
  width: number,
  height: number,
): Float32Array {
  const coarse =
    Math.min(width, height) >= 2 * COARSEST ? halved(values, held, channels, width, height) : null;
  const found = values.slice();
  const plane = width * height;
  const above = coarse && membrane(coarse.values, coarse.held, channels, coarse.width, coarse.height);
  for (let c = 0; c < channels; c++) {
    for (let at = 0; at < plane; at++) {
      if (held[at] === 1) continue;
      found[c * plane + at] =
        coarse && above ? between(above, c, coarse, at % width, Math.floor(at / width)) : 0;
    }
  }
  relax(found, held, channels, width, height, above ? SWEEPS : COARSE_SWEEPS);
  return found;
}

interface Half {
  readonly values: Float32Array;
  readonly held: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Half as large: each value is the mean of those of its four that are held. */
function halved(
  values: Float32Array,
  held: Uint8Array,
  channels: number,
  width: number,
  height: number,
): Half {
  const [columns, rows] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const small = {
    values: new Float32Array(channels * columns * rows),
    held: new Uint8Array(columns * rows),
    width: columns,
    height: rows,
  };
  const sums = new Float64Array(channels);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let count = 0;
      sums.fill(0);
      for (let k = 0; k < 4; k++) {
        const [u, v] = [2 * x + (k & 1), 2 * y + (k >> 1)];
        const at = v * width + u;
        if (u >= width || v >= height || held[at] !== 1) continue;
        count++;
        for (let c = 0; c < channels; c++) sums[c] = sums[c]! + values[c * width * height + at]!;
      }
      if (count === 0) continue;
      small.held[y * columns + x] = 1;
      for (let c = 0; c < channels; c++) small.values[(c * rows + y) * columns + x] = sums[c]! / count;
    }
  }
  return small;
}

/** The value of the half as large one in the middle of a pixel, between its four nearest. */
function between(
  values: Float32Array,
  channel: number,
  { width, height }: Half,
  x: number,
  y: number,
): number {
  const [u, v] = [(x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [dx, dy] = [u - left, v - top];
  const value = (column: number, row: number) =>
    values[
      (channel * height + Math.min(height - 1, Math.max(0, row))) * width +
        Math.min(width - 1, Math.max(0, column))
    ]!;
  const upper = value(left, top) * (1 - dx) + value(left + 1, top) * dx;
  const lower = value(left, top + 1) * (1 - dx) + value(left + 1, top + 1) * dx;
  return upper * (1 - dy) + lower * dy;
}

function relax(
  values: Float32Array,
  held: Uint8Array,
  channels: number,
  width: number,
  height: number,
  sweeps: number,
): void {
  const plane = width * height;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let at = 0; at < plane; at++) {
      if (held[at] === 1) continue;
      const x = at % width;
      const [left, right, top, bottom] = [x > 0, x < width - 1, at >= width, at < plane - width];
      const count = Number(left) + Number(right) + Number(top) + Number(bottom);
      if (count === 0) continue;
      for (let c = at; c < channels * plane; c += plane) {
        const sum =
          (left ? values[c - 1]! : 0) +
          (right ? values[c + 1]! : 0) +
          (top ? values[c - width]! : 0) +
          (bottom ? values[c + width]! : 0);
        values[c] = values[c]! + OVER * (sum / count - values[c]!);
      }
    }
  }
}
