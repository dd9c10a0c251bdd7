import type { Planes } from '../../image/pixels.ts';
import { resize, resizeChannels } from '../../image/resample.ts';
import { applyTo, compose, fitAffine, type Points } from './affine.ts';
import type { FaceIn } from './face-in.ts';
import { betweenEyes, frontal, outlineOf } from './frontal.ts';
import { evenLight, fitLight, gainBetween, relit, type Light } from './light.ts';
import { insidePolygon } from './polygon.ts';
import { skinOf, sureSkin } from './skin.ts';

/** Pixels between the eyes that are enough to see what is skin, and how the light falls. */
const ENOUGH = 90;
/** Pixels between places that light is computed at. */
const COARSE = 4;

/** A face made no larger than it has to be to be looked at, or as large as one that is. @param landmarks in pixels of the picture. */
export function shrunk(
  planes: Planes,
  landmarks: Points,
  { width, height }: Pick<Planes, 'width' | 'height'> = enoughOf(planes, landmarks),
): FaceIn {
  const [a, e] = [width / planes.width, height / planes.height];
  return {
    planes: resize(planes, width, height),
    landmarks: applyTo({ a, b: 0, c: 0, d: 0, e, f: 0 }, landmarks),
  };
}

function enoughOf({ width, height }: Planes, landmarks: Points): Pick<Planes, 'width' | 'height'> {
  const scale = Math.min(1, ENOUGH / betweenEyes(landmarks));
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

/** Values of a face that was shrunk, at its own size again. */
export function grownTo(values: Float32Array, channels: number, from: Planes, to: Planes): Float32Array {
  return resizeChannels(values, channels, from.width, from.height, to.width, to.height);
}

/** What is seen of a face by itself. */
export interface Look {
  readonly light: Light;
  /** How much each pixel has the colour of its skin, 0…1. */
  readonly skin: Float32Array;
}

/** The light on a face, and what is skin: the colours are compared as they would be in an even light. */
export function lookAt({ planes, landmarks }: FaceIn): Look {
  const { width, height } = planes;
  const toFrontal = fitAffine(landmarks, frontal);
  const inside = insidePolygon(outlineOf(landmarks), width, height);
  // Light varies so little from place to place that it is made large from a few.
  const coarse = { width: Math.ceil(width / COARSE), height: Math.ceil(height / COARSE) };
  const [a, e] = [width / coarse.width, height / coarse.height];
  const fromCoarse = compose({ a, b: 0, c: 0, d: 0, e, f: 0 }, toFrontal);
  const evenly = (light: Light) => {
    const gain = gainBetween(light, evenLight, fromCoarse, coarse);
    return relit(planes, resizeChannels(gain, 3, coarse.width, coarse.height, width, height));
  };
  const first = fitLight(planes, sureSkin(landmarks, width, height), toFrontal);
  const rough = skinOf(evenly(first), landmarks);
  const light = fitLight(
    planes,
    rough.map((value, at) => value * inside[at]!),
    toFrontal,
  );
  return { light, skin: skinOf(evenly(light), landmarks) };
}
