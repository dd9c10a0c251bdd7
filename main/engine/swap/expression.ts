import { luminance } from '../../image/colour.ts';
import { blurred } from './blur.ts';
import type { FaceIn } from './face-in.ts';
import { betweenEyes, pointsOf } from './frontal.ts';
import { insidePolygon } from './polygon.ts';

/** How far around eyes and mouth is looked at, and how finely, in distances between the eyes. */
const AROUND = 1.5;
const FINE = 0.03;

/** How unlike parts of two faces look, 0…2 each. */
export interface Unlike {
  readonly eyes: number;
  readonly mouth: number;
}

/**
 * How unlike the eyes and the mouth of two faces are that lie over each other: 1 less the correlation of their lightness.
 * Tells another gaze, teeth, or a hand before the mouth, which landmarks don't.
 */
export function expressionsApart(photo: FaceIn, person: FaceIn): Unlike {
  const { width, height } = photo.planes;
  const soft = Math.max(1, Math.round(FINE * betweenEyes(photo.landmarks)));
  const [own, theirs] = [photo, person].map(({ planes }) =>
    blurred(luminance(planes), width, height, soft),
  ) as [Float32Array, Float32Array];
  const apart = (part: 'leftEye' | 'rightEye' | 'mouth') =>
    1 - correlation(own, theirs, insidePolygon(widened(pointsOf(photo.landmarks, part)), width, height));
  return { eyes: (apart('leftEye') + apart('rightEye')) / 2, mouth: apart('mouth') };
}

/** The corners of a box around points, made larger. */
function widened(points: Float32Array): Float32Array {
  const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const more = ((AROUND - 1) / 2) * (right - left);
  return Float32Array.of(
    left - more / 2,
    top - more,
    right + more / 2,
    top - more,
    right + more / 2,
    bottom + more,
    left - more / 2,
    bottom + more,
  );
}

function correlation(a: Float32Array, b: Float32Array, share: Float32Array): number {
  let [count, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  share.forEach((weight, at) => {
    if (weight === 0) return;
    const [x, y] = [a[at]!, b[at]!];
    count += weight;
    sa += weight * x;
    sb += weight * y;
    saa += weight * x * x;
    sbb += weight * y * y;
    sab += weight * x * y;
  });
  const [va, vb] = [saa - (sa * sa) / count, sbb - (sb * sb) / count];
  return (sab - (sa * sb) / count) / Math.sqrt(Math.max(va * vb, 1e-12));
}
