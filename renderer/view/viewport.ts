/**
 * Where a picture lies on the canvas. Its top left corner is at (x, y), in CSS pixels of the canvas; scale is
 * CSS pixels for one picture pixel; angle turns it clockwise about that corner, in degrees, −180 … 180.
 */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Any part of the canvas or of the picture, with fractions. */
export interface Box extends Point, Size {}

export const minimumScale = 0.01;
export const maximumScale = 64;

export function clampScale(scale: number): number {
  return Math.min(maximumScale, Math.max(minimumScale, scale));
}

/** The picture whole and centred with room around it; enlarged only where `enlarge` allows. */
export function fit(picture: Size, canvas: Size, margin: number, angle = 0, enlarge = false): Viewport {
  const turned = bounds({ scale: 1, x: 0, y: 0, angle }, picture);
  const across = (canvas.width - 2 * margin) / turned.width;
  const down = (canvas.height - 2 * margin) / turned.height;
  return centred(picture, canvas, clampScale(Math.min(across, down, enlarge ? Infinity : 1)), angle);
}

export function centred(picture: Size, canvas: Size, scale: number, angle = 0): Viewport {
  const middle = turn({ x: (picture.width / 2) * scale, y: (picture.height / 2) * scale }, angle);
  return { scale, angle, x: canvas.width / 2 - middle.x, y: canvas.height / 2 - middle.y };
}

/** Changes the scale so that what is under the point stays under it. */
export function zoomAt(view: Viewport, point: Point, scale: number): Viewport {
  const next = clampScale(scale);
  const ratio = next / view.scale;
  return {
    ...view,
    scale: next,
    x: point.x - (point.x - view.x) * ratio,
    y: point.y - (point.y - view.y) * ratio,
  };
}

/** Turns the picture about what is under the point. */
export function turnAt(view: Viewport, point: Point, angle: number): Viewport {
  const arm = turn({ x: view.x - point.x, y: view.y - point.y }, angle - view.angle);
  return { ...view, angle: halfTurn(angle), x: point.x + arm.x, y: point.y + arm.y };
}

export function panBy(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps some of the picture in sight, so that it can't be lost by panning. */
export function keepInSight(view: Viewport, picture: Size, canvas: Size, visible = 64): Viewport {
  const box = bounds(view, picture);
  const x = clampBetween(box.x, Math.min(visible, canvas.width) - box.width, canvas.width - visible);
  const y = clampBetween(box.y, Math.min(visible, canvas.height) - box.height, canvas.height - visible);
  return panBy(view, x - box.x, y - box.y);
}

function clampBetween(value: number, low: number, high: number): number {
  return Math.max(Math.min(low, high), Math.min(Math.max(low, high), value));
}

export function toPicture(view: Viewport, point: Point): Point {
  const { x, y } = turn({ x: point.x - view.x, y: point.y - view.y }, -view.angle);
  return { x: x / view.scale, y: y / view.scale };
}

export function toCanvas(view: Viewport, point: Point): Point {
  const { x, y } = turn({ x: point.x * view.scale, y: point.y * view.scale }, view.angle);
  return { x: view.x + x, y: view.y + y };
}

/** The smallest upright box of the canvas around the turned picture. */
export function bounds(view: Viewport, picture: Size): Box {
  const { width, height } = picture;
  return around(
    [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: 0, y: height },
      { x: width, y: height },
    ].map((corner) => toCanvas(view, corner)),
  );
}

/** The smallest upright box of the picture around all that a box of the canvas shows. */
export function pictureBox(view: Viewport, { x, y, width, height }: Box): Box {
  return around(
    [
      { x, y },
      { x: x + width, y },
      { x, y: y + height },
      { x: x + width, y: y + height },
    ].map((corner) => toPicture(view, corner)),
  );
}

/**
 * The view as it is drawn: an upright picture begins on a whole pixel of the screen (`ratio` of them are one
 * CSS pixel), so that its own pixels are as sharp as the screen's.
 */
export function aligned(view: Viewport, ratio: number): Viewport {
  if (view.angle % 90 !== 0) return view;
  return { ...view, x: Math.round(view.x * ratio) / ratio, y: Math.round(view.y * ratio) / ratio };
}

/** Sine and cosine of whole quarter turns are exact, so that upright pictures stay upright. */
export function turn({ x, y }: Point, degrees: number): Point {
  const quarter = quarters[((degrees % 360) + 360) % 360];
  const [cos, sin] = quarter ?? [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

const quarters: Readonly<Record<number, readonly [number, number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

/** The same direction within −180 … 180 degrees. */
function halfTurn(degrees: number): number {
  const positive = ((degrees % 360) + 360) % 360;
  return positive > 180 ? positive - 360 : positive;
}

function around(points: readonly Point[]): Box {
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** The scales that zooming by key or click passes through, as in other photo editors. */
const stops = [
  1 / 64,
  1 / 48,
  1 / 32,
  1 / 24,
  1 / 16,
  1 / 12,
  1 / 8,
  1 / 6,
  1 / 4,
  1 / 3,
  1 / 2,
  2 / 3,
  1,
  1.5,
  2,
  3,
  4,
  6,
  8,
  12,
  16,
  24,
  32,
  48,
  64,
];

/** The next stop from a scale; a scale a hair beside a stop counts as on it. */
export function nextStop(scale: number, direction: 'in' | 'out'): number {
  const near = 1.001;
  if (direction === 'in') return stops.find((stop) => stop > scale * near) ?? maximumScale;
  return stops.findLast((stop) => stop < scale / near) ?? minimumScale;
}
