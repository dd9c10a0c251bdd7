import { luminance } from '../../image/colour.ts';
import { squaredDistance } from '../../image/distance.ts';
import type { Planes } from '../../image/pixels.ts';
import { fitAffine, type Points } from './affine.ts';
import { blurred } from './blur.ts';
import { betweenEyes, foreheadOf, frontal, outlineOf, pointsOf } from './frontal.ts';
import { guidedFilter } from './guided-filter.ts';
import { insidePolygon } from './polygon.ts';

/** All of these in distances between the eyes. How far inside the outline the face is laid over whole. */
const RIM = 0.22;
/** Squares in which the edge of hair is looked for. */
const EDGE = 0.07;
/** Hair and what else lies before a face is wider than this, and so are the gaps in it that count. */
const SPECK = 0.05;
/** How far around brows, eyes, lips and nostrils the two faces may differ without anything lying before them. */
const FEATURES = 0.15;
/** Hair falls over a face as far down as this, in units of the frontal face: to the nose's tip. */
const HAIR = 0.7;

/** Less of the forehead is skin under a fringe. */
const FRINGED = 0.5;

const GUIDE_NOISE = 1e-3;

/** What is seen of two faces that lie over each other. */
export interface Seen {
  /** The photo around the face that is to be replaced. */
  readonly photo: Planes;
  /** Of that face, in pixels. */
  readonly landmarks: Points;
  /** How much each pixel has the colour of the skin, in the photo and of the other person, 0…1. */
  readonly own: Float32Array;
  readonly theirs: Float32Array;
}

/**
 * How much of each pixel of a photo is the face that is to be replaced, 0…1: within the jaw and the hull of the forehead,
 * without hair and what else lies before it, nor what of the other person's hair would be laid over it; fading over the
 * rim.
 */
export function faceMask({ photo, landmarks, own, theirs }: Seen): Float32Array {
  const { width, height } = photo;
  const unit = betweenEyes(landmarks);
  const outline = insidePolygon(outlineOf(landmarks), width, height);
  const forehead = insidePolygon(foreheadArea(landmarks), width, height);
  const features = near(featuresOf(landmarks, width, height), width, height, FEATURES * unit);
  const fringe = isFringed(forehead, features, own);
  const level = heights(landmarks, width, height);
  const rough = outline.map((inside, at) => {
    if (inside === 0) return 0;
    const isForehead = forehead[at]! > 0.5;
    if (features[at] === 1 && !(isForehead && fringe)) return inside;
    // On the forehead both have to be skin: neither one's hair is laid over the other.
    if (isForehead) return inside * Math.min(own[at]!, theirs[at]!);
    // Elsewhere what isn't skin may be the face's own, as a beard is, unless just one of them has it.
    const before = theirs[at]! * (1 - own[at]!);
    const hair = level[at]! < HAIR ? own[at]! * (1 - theirs[at]!) : 0;
    return inside * (1 - Math.max(before, hair));
  });
  const speck = Math.max(1, Math.round(SPECK * unit));
  const even = blurred(rough, width, height, speck).map((value) => (value > 0.5 ? 1 : 0));
  const whole = withoutIslands(even, outline, width, height);
  const edge = Math.max(1, Math.round(EDGE * unit));
  const refined = guidedFilter(whole, luminance(photo), width, height, edge, GUIDE_NOISE);
  return fading(refined, outline, width, height, RIM * unit);
}

/** Whether hair lies over so much of the forehead that what isn't skin around the brows is hair as well. */
function isFringed(forehead: Float32Array, features: Uint8Array, own: Float32Array): boolean {
  let [skin, all] = [0, 0];
  forehead.forEach((share, at) => {
    if (share <= 0.5 || features[at] === 1) return;
    skin += own[at]!;
    all += 1;
  });
  return skin < FRINGED * all;
}

/** How far down in the frontal face each pixel lies. */
function heights(landmarks: Points, width: number, height: number): Float32Array {
  const { d, e, f } = fitAffine(landmarks, frontal);
  return Float32Array.from(
    { length: width * height },
    (_, at) => d * (at % width) + e * Math.floor(at / width) + f,
  );
}

/** Between the brows and the hairline. */
function foreheadArea(landmarks: Points): Float32Array {
  const arc = foreheadOf(landmarks);
  const brows = [...pointsOf(landmarks, 'leftBrow'), ...pointsOf(landmarks, 'rightBrow')];
  return Float32Array.of(landmarks[32]!, landmarks[33]!, ...arc, landmarks[0]!, landmarks[1]!, ...brows);
}

/** 1 on brows, eyes, the lower nose and the mouth. */
function featuresOf(landmarks: Points, width: number, height: number): Uint8Array {
  const areas = ['leftBrow', 'rightBrow', 'leftEye', 'rightEye', 'mouth'] as const;
  const marks = new Uint8Array(width * height);
  const nostrils = pointsOf(landmarks, 'nose').subarray(8);
  for (const points of [...areas.map((area) => pointsOf(landmarks, area)), nostrils]) {
    insidePolygon(points, width, height).forEach((value, at) => value > 0 && (marks[at] = 1));
  }
  return marks;
}

function near(marks: Uint8Array, width: number, height: number, distance: number): Uint8Array {
  const squared = squaredDistance(marks, width, height);
  return marks.map((_, at) => (squared[at]! <= distance ** 2 ? 1 : 0));
}

/** Hair and hands come in over the outline: a gap that doesn't reach it is a shadow or a light. */
function withoutIslands(
  mask: Float32Array,
  outline: Float32Array,
  width: number,
  height: number,
): Float32Array {
  const filled = Float32Array.from(outline, (inside) => (inside > 0 ? 1 : 0));
  const open: number[] = [];
  const enter = (at: number) => {
    if (filled[at] === 1 && mask[at] === 0) {
      filled[at] = 0;
      open.push(at);
    }
  };
  const around = (at: number, visit: (at: number) => void) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (y > 0) visit(at - width);
    if (y < height - 1) visit(at + width);
  };
  outline.forEach((inside, at) => {
    if (inside === 0) around(at, enter);
  });
  for (let at = open.pop(); at !== undefined; at = open.pop()) around(at, enter);
  return filled;
}

/** A mask that rises smoothly from the outline, and from what was left out, inwards. */
function fading(
  mask: Float32Array,
  outline: Float32Array,
  width: number,
  height: number,
  rim: number,
): Float32Array {
  const squared = squaredDistance(
    mask.map((value, at) => (value < 0.5 || outline[at]! < 0.5 ? 1 : 0)),
    width,
    height,
  );
  return mask.map((value, at) => {
    const share = Math.min(1, Math.sqrt(squared[at]!) / rim);
    return value * share * share * (3 - 2 * share);
  });
}
