import type { Rect } from '../../preload/contract/rect.ts';
import type { FaceNumbers } from './record.ts';

/** How much around the landmarks is kept, in their longer sides: the whole head, with hair and neck. */
const around = 2.4;
/** Landmarks begin at the brows: the head's middle lies higher than theirs, by this much of their longer side. */
const above = 0.15;

/** What is kept of a photo around a face: whole pixels of it, and at least one. */
export function cutAround(
  landmarks: readonly number[],
  photo: { readonly width: number; readonly height: number },
): Rect {
  return cut(landmarks, photo, around);
}

function cut(
  landmarks: readonly number[],
  picture: { readonly width: number; readonly height: number },
  sides: number,
): Rect {
  const [left, right] = rangeOf(landmarks.filter((_, i) => i % 2 === 0));
  const [top, bottom] = rangeOf(landmarks.filter((_, i) => i % 2 === 1));
  const longer = Math.max(right - left, bottom - top);
  const [x, width] = within((left + right) / 2, sides * longer, picture.width);
  const [y, height] = within((top + bottom) / 2 - above * longer, sides * longer, picture.height);
  return { x, y, width, height };
}

/** How much of that a portrait shows, in the landmarks' longer sides: the face alone, with brow and chin. */
const portrayed = 1.5;

/** Of a picture, the square that shows a face as a portrait does; a rectangle where the picture ends before. */
export function portraitIn(
  landmarks: readonly number[],
  picture: { readonly width: number; readonly height: number },
): Rect {
  return cut(landmarks, picture, portrayed);
}

/** The same face in pixels of what was cut. */
export function movedInto<T extends Pick<FaceNumbers, 'landmarks'>>(face: T, { x, y }: Rect): T {
  return { ...face, landmarks: face.landmarks.map((value, i) => value - (i % 2 === 0 ? x : y)) };
}

function within(middle: number, length: number, most: number): [start: number, length: number] {
  const start = Math.max(0, Math.min(most - 1, Math.floor(middle - length / 2)));
  const end = Math.max(start + 1, Math.min(most, Math.ceil(middle + length / 2)));
  return [start, end - start];
}

function rangeOf(values: readonly number[]): [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}
