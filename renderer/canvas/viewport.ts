/** Where a picture lies on the canvas: scale is CSS pixels for one picture pixel, x and y its top left corner. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const minimumScale = 0.01;
export const maximumScale = 64;

export function clampScale(scale: number): number {
  return Math.min(maximumScale, Math.max(minimumScale, scale));
}

/** The picture whole and centred with room around it; enlarged only where `enlarge` allows. */
export function fit(picture: Size, canvas: Size, margin: number, enlarge = false): Viewport {
  const across = (canvas.width - 2 * margin) / picture.width;
  const down = (canvas.height - 2 * margin) / picture.height;
  const scale = clampScale(Math.min(across, down, enlarge ? Infinity : 1));
  return centred(picture, canvas, scale);
}

export function centred(picture: Size, canvas: Size, scale: number): Viewport {
  return {
    scale,
    x: (canvas.width - picture.width * scale) / 2,
    y: (canvas.height - picture.height * scale) / 2,
  };
}

/** Changes the scale so that what is under the point stays under it. */
export function zoomAt(view: Viewport, point: Point, scale: number): Viewport {
  const next = clampScale(scale);
  const ratio = next / view.scale;
  return { scale: next, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
}

export function panBy(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps some of the picture in sight, so that it can't be lost by panning. */
export function keepInSight(view: Viewport, picture: Size, canvas: Size, visible = 64): Viewport {
  const width = picture.width * view.scale;
  const height = picture.height * view.scale;
  return {
    scale: view.scale,
    x: clampBetween(view.x, Math.min(visible, canvas.width) - width, canvas.width - visible),
    y: clampBetween(view.y, Math.min(visible, canvas.height) - height, canvas.height - visible),
  };
}

function clampBetween(value: number, low: number, high: number): number {
  return Math.max(Math.min(low, high), Math.min(Math.max(low, high), value));
}

export function toPicture(view: Viewport, point: Point): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
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
