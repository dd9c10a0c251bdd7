import type { Reframing, Size } from '../picture/reframe/reframe.ts';
import { apply, chain, rotation, scaling, translation } from '../pixels/affine.ts';
import type { Point } from '../pixels/affine.ts';
import type { Rect } from '../pixels/rect.ts';
import type { Handle } from './box.ts';

/** The frame of a crop: a rectangle around its middle, turned clockwise by degrees. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export function frameOf({ x, y, width, height }: Rect): Frame {
  return { x: x + width / 2, y: y + height / 2, width, height, angle: 0 };
}

/** The frame turned back about its middle. */
export function uprightRect({ x, y, width, height }: Frame): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** A point of the picture as it lies for the frame turned upright. */
export function intoFrame(frame: Frame, point: Point): Point {
  return apply(rotation(-frame.angle, frame), point);
}

export function outOfFrame(frame: Frame, point: Point): Point {
  return apply(rotation(frame.angle, frame), point);
}

/** The frame of a rectangle that was changed while it was upright. */
function turnedBack(frame: Frame, rect: Rect): Frame {
  const next = frameOf(rect);
  const middle = outOfFrame(frame, next);
  return whole({ ...next, ...middle, angle: frame.angle });
}

/** A frame that isn't turned lies on whole pixels. */
function whole(frame: Frame): Frame {
  const { x, y, width, height } = uprightRect(frame);
  if (frame.angle !== 0)
    return { ...frame, width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  const [left, top] = [Math.round(x), Math.round(y)];
  return frameOf({
    x: left,
    y: top,
    width: Math.max(1, Math.round(x + width) - left),
    height: Math.max(1, Math.round(y + height) - top),
  });
}

/** The frame with a handle brought to a point; `ratio` is width by height, where it is fixed. */
export function dragFrame(
  frame: Frame,
  { u, v }: Handle,
  to: Point,
  ratio: number | null,
  centred: boolean,
): Frame {
  const rect = uprightRect(frame);
  const point = intoFrame(frame, to);
  const fixed = centred
    ? { x: frame.x, y: frame.y }
    : { x: rect.x + (1 - u) * rect.width, y: rect.y + (1 - v) * rect.height };
  const double = centred ? 2 : 1;
  let width = u === 0.5 ? rect.width : Math.max(1, Math.abs(point.x - fixed.x) * double);
  let height = v === 0.5 ? rect.height : Math.max(1, Math.abs(point.y - fixed.y) * double);
  if (ratio !== null) {
    if (v === 0.5 || (u !== 0.5 && width / height > ratio)) height = width / ratio;
    else width = height * ratio;
  }
  // Past the fixed edge the frame goes on to its other side.
  const right = u === 0.5 ? 0.5 : centred ? 0.5 : point.x >= fixed.x ? 0 : 1;
  const down = v === 0.5 ? 0.5 : centred ? 0.5 : point.y >= fixed.y ? 0 : 1;
  const x = (u === 0.5 ? frame.x : fixed.x) - right * width;
  const y = (v === 0.5 ? frame.y : fixed.y) - down * height;
  return turnedBack(frame, { x, y, width, height });
}

export function moveFrame(frame: Frame, dx: number, dy: number): Frame {
  return whole({ ...frame, x: frame.x + dx, y: frame.y + dy });
}

export function turnFrame(frame: Frame, degrees: number): Frame {
  const angle = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return whole({ ...frame, angle });
}

/** The angle, −45…45 degrees, by which a line that was drawn is off the nearest axis. */
export function straightenAngle(from: Point, to: Point): number {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return angle - 90 * Math.round(angle / 90);
}

/** The largest frame of a ratio in the middle of a picture that shows none of what lies past it. */
export function largestFrame(picture: Size, angle: number, ratio: number): Frame {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  // A frame of height 1 reaches (ratio·cos + sin) across and (ratio·sin + cos) down.
  const height = Math.min(picture.width / (ratio * cos + sin), picture.height / (ratio * sin + cos));
  const down = (value: number) => Math.max(1, Math.floor(value + 1e-6));
  const size = { width: down(height * ratio), height: down(height) };
  const [x, y] = [picture.width / 2, picture.height / 2];
  return whole({ x, y, ...size, angle });
}

/** The frame at a ratio, around the same middle and within the picture. */
export function withRatio(frame: Frame, picture: Size, ratio: number): Frame {
  const height = Math.min(frame.height, frame.width / ratio);
  const next = { ...frame, width: height * ratio, height };
  const most = largestFrame(picture, frame.angle, ratio);
  return whole(next.width > most.width ? most : next);
}

/** What a crop does to the picture; `exact` scales it to so many pixels. */
export function cropBy(frame: Frame, exact: Size | null, clip: boolean): Reframing {
  const size = { width: Math.round(frame.width), height: Math.round(frame.height) };
  const corner = uprightRect(frame);
  const map = chain(rotation(-frame.angle, frame), translation(-corner.x, -corner.y));
  if (!exact) return { map, size, clip };
  const scale = scaling(exact.width / frame.width, exact.height / frame.height);
  return { map: chain(map, scale), size: exact, clip };
}
