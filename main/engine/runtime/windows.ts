/**
 * Covering a picture that is too large for one run with windows of one size, so that one model serves all.
 * Each window accounts for its own core and sees far enough around it that everything in the core is
 * exactly what it is in the whole picture.
 */
export interface Window {
  readonly left: number;
  readonly top: number;
  /** What the window accounts for, in the picture's coordinates; the cores of all windows tile the picture. */
  readonly core: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface WindowPlan {
  readonly width: number;
  readonly height: number;
  readonly windows: readonly Window[];
}

/** The side below which a window would be mostly border. */
export function smallestSide(reach: number, grid: number): number {
  return 4 * Math.ceil(reach / grid) * grid;
}

/**
 * @param reach how far a feature looks, in pixels.
 * @param grid the step of the deepest features: windows and cores start on its multiples.
 * @param maxPixels of one window.
 */
export function planWindows(
  width: number,
  height: number,
  reach: number,
  grid: number,
  maxPixels: number,
): WindowPlan {
  if (width * height <= maxPixels) {
    const core = { left: 0, top: 0, right: width, bottom: height };
    return { width, height, windows: [{ left: 0, top: 0, core }] };
  }
  const border = Math.ceil(reach / grid) * grid;
  const side = Math.max(smallestSide(reach, grid), Math.floor(Math.sqrt(maxPixels) / grid) * grid);
  const columns = planAxis(width, border, grid, side);
  const rows = planAxis(height, border, grid, side);
  return {
    width: columns.size,
    height: rows.size,
    windows: rows.spans.flatMap((row) =>
      columns.spans.map((column) => ({
        left: column.start,
        top: row.start,
        core: { left: column.from, right: column.to, top: row.from, bottom: row.to },
      })),
    ),
  };
}

function planAxis(length: number, border: number, grid: number, side: number) {
  if (length <= side) return { size: length, spans: [{ start: 0, from: 0, to: length }] };
  // The last window must end with the picture and still start on the grid.
  const size = side - grid + (length % grid);
  const step = Math.floor((size - 2 * border) / grid) * grid;
  const spans = [];
  for (let from = 0; from < length;) {
    // At the picture's own edges nothing lies beyond, and the window needs no border there.
    const start = Math.min(Math.max(from - border, 0), length - size);
    const reachesEnd = start === length - size;
    const to = reachesEnd ? length : from === 0 ? step + border : from + step;
    spans.push({ start, from, to });
    from = to;
  }
  return { size, spans };
}
