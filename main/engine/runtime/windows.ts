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

/** One window along one axis: where it starts, and the core it accounts for. */
export interface Span {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

export interface Axis {
  /** Of every window. */
  readonly size: number;
  readonly spans: readonly Span[];
}

/** Windows of at most `side` along an axis. @param border at least as far as the network looks, on the grid. */
export function planAxis(length: number, border: number, grid: number, side: number): Axis {
  const size = windowSize(length, grid, side);
  const spans: Span[] = [];
  for (let from = 0; from < length;) {
    const span = nextSpan(from, length, border, grid, size);
    spans.push(span);
    from = span.to;
  }
  return { size, spans };
}

/** The last window must end with the picture and still start on the grid. */
export function windowSize(length: number, grid: number, side: number): number {
  return length <= side ? length : side - grid + (length % grid);
}

/** The window whose core begins at `from`. */
export function nextSpan(from: number, length: number, border: number, grid: number, size: number): Span {
  // At the picture's own edges nothing lies beyond, and the window needs no border there.
  const start = Math.min(Math.max(from - border, 0), length - size);
  const end = Math.floor((start + size - border) / grid) * grid;
  return { start, from, to: start === length - size ? length : end };
}
