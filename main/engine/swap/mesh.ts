import type { Planes } from '../../image/pixels.ts';
import type { Points } from './affine.ts';
import type { FaceIn } from './face-in.ts';
import { frontal, meshPoints, parts } from './frontal.ts';
import { distortion, warp } from './piecewise.ts';
import { triangulate } from './triangulate.ts';

/** The triangles that all faces are warped by. */
const mesh = triangulate(meshPoints(frontal));
/** Those between landmarks, without the lips, which open and close. */
const [lips] = parts.mouth;
const steady = mesh.filter((triangle) => triangle.every((i) => i < lips));

/** One face moved so that its landmarks lie on another one's. */
export function movedOnto(face: FaceIn, onto: FaceIn): Planes {
  return warp(face.planes, meshPoints(face.landmarks), meshPoints(onto.landmarks), mesh, onto.planes).planes;
}

/** How much a face is bent out of shape by that, as one is that looks another way. */
export function bentOnto(landmarks: Points, onto: Points): number {
  return distortion(landmarks, onto, steady);
}
