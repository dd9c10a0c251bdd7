import { intersect, isEmpty } from '../../pixels/rect.ts';
import type { Rect } from '../../pixels/rect.ts';
import { bounds, toCanvas } from '../../view/viewport.ts';
import type { Box, Point, Size, Viewport } from '../../view/viewport.ts';
import type { FoundFace } from './chosen.ts';

/** Sides of a number's badge and its distance from the face and from the canvas's edge, CSS pixels. */
const badgeHeight = 18;
const digit = 7;
const badgeRoom = 11;
const badgeGap = 4;
/** How near to a line the pointer takes it, CSS pixels. */
const grasp = 5;

/** How the picture is seen. */
export interface Sight {
  readonly view: Viewport;
  readonly canvas: Size;
}

/** Where a face's number stands on the canvas: level above the corner of its box, and in sight while that is. */
export function badgeOf({ number, box }: FoundFace, { view, canvas }: Sight): Box {
  const corner = toCanvas(view, box);
  const width = badgeRoom + digit * String(number).length;
  const place = { x: corner.x, y: corner.y - badgeHeight - badgeGap, width, height: badgeHeight };
  if (isEmpty(intersect(bounds({ ...view, ...corner }, box), { x: 0, y: 0, ...canvas }))) return place;
  const inside = (at: number, length: number, room: number) =>
    Math.max(badgeGap, Math.min(at, room - length - badgeGap));
  return {
    ...place,
    x: inside(place.x, width, canvas.width),
    y: inside(place.y, badgeHeight, canvas.height),
  };
}

/**
 * The face whose outline or number is at a point of the picture, or, with `within`, all of whose box is; of several the
 * smallest, which lies in the others or is hidden by them.
 */
export function faceAt(
  found: readonly FoundFace[],
  point: Point,
  sight: Sight,
  within: boolean,
): FoundFace | null {
  const near = grasp / sight.view.scale;
  const onCanvas = toCanvas(sight.view, point);
  const numbered = found.find((face) => holds(badgeOf(face, sight), onCanvas, 0));
  const touched = found.filter(({ box }) => holds(box, point, near) && (within || !holds(box, point, -near)));
  return numbered ?? touched.sort((one, other) => area(one.box) - area(other.box))[0] ?? null;
}

/** Whether a rectangle holds a point, made larger by so much on each side. */
function holds({ x, y, width, height }: Rect, point: Point, by: number): boolean {
  return point.x >= x - by && point.x <= x + width + by && point.y >= y - by && point.y <= y + height + by;
}

function area({ width, height }: Rect): number {
  return width * height;
}

/** The square part of a picture that a small view of a face shows: its box with some room, moved inside. */
export function portraitOf({ x, y, width, height }: Rect, picture: Size): Rect {
  const side = Math.min(1.3 * Math.max(width, height), picture.width, picture.height);
  const within = (middle: number, length: number) => Math.max(0, Math.min(middle - side / 2, length - side));
  return {
    x: within(x + width / 2, picture.width),
    y: within(y + height / 2, picture.height),
    ...{ width: side, height: side },
  };
}
