import { applyTo, fitSimilarity, type Points } from './affine.ts';
import { parts } from './frontal.ts';

const [, jawEnd] = parts.jaw;

/**
 * Landmarks between a photo's face and a person's, laid over it: at an expression of 1 the photo's, at 0 the person's own
 * brows, eyes, nose and mouth. The jaw stays the photo's, within whose outline the face lies.
 */
export function shapeBetween(photo: Points, person: Points, expression: number): Float32Array {
  const own = applyTo(fitSimilarity(person, photo), person);
  return Float32Array.from(photo, (value, i) =>
    i < 2 * jawEnd ? value : expression * value + (1 - expression) * own[i]!,
  );
}
