import type { Rgba8 } from '../../../image/pixels.ts';
import { fromPlanes } from '../../../image/planes.ts';
import type { LearntFace } from '../../networks/learnt-face.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { regionOf } from '../../swap/around.ts';
import { coverOf, dress, matchingWhole, meeting } from '../../swap/dress.ts';
import { betweenEyes } from '../../swap/frontal.ts';
import { networkFace } from '../../swap/network-face.ts';
import { personFaces } from '../../swap/person-faces.ts';
import { pick, turned } from '../../swap/pick.ts';
import type { GivenPicture } from '../inputs.ts';
import { nowAndThen, whileLearning } from '../now-and-then.ts';
import type { PersonPhoto, UsableFace } from '../swap/person-photos.ts';
import type { ToolProgress } from '../tool.ts';

/**
 * Shows what the network makes of a face of the picture that is open, in its place, as often as a person can make use of
 * it; nothing where there is no face.
 */
export function previewer(
  { pixels }: GivenPicture,
  seen: UsableFace | undefined,
  person: readonly PersonPhoto[],
  runtime: Runtime,
) {
  const pace = nowAndThen(whileLearning);
  const faces = person.map(({ small, landmarks }) => ({ small, unit: betweenEyes(landmarks) }));
  const best = seen && pick(seen.small, personFaces(faces))[0];
  if (!seen || !best) return () => Promise.resolve({});
  const photo = seen.small;
  const face = turned(best.face.small, best);
  const mask = coverOf(photo, [face]);
  const dressed = dress(photo, face, matchingWhole);
  const { left, top, right, bottom } = regionOf(seen.face.landmarks, pixels);
  const within = { x: left, y: top, width: right - left, height: bottom - top };
  return async (learnt: () => LearntFace): Promise<Pick<ToolProgress, 'preview' | 'within'>> => {
    const made = await pace(() => networkFace(runtime, learnt(), photo, dressed));
    return made ? { preview: fromPlanes(meeting(photo, made, mask, 1), 8, mask) as Rgba8, within } : {};
  };
}
