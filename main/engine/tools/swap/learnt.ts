import { explain } from '../../../errors/explain.ts';
import { learntFaceName, readLearntFace, type LearntFace } from '../../networks/learnt-face.ts';
import type { GivenFolder } from '../inputs.ts';

/**
 * A person's face as a network has learnt it, which lies beside their photos.
 * @throws UserError learnt-face where none does yet, or one that can't be used.
 */
export async function learntFaceOf({ name, file }: GivenFolder): Promise<LearntFace> {
  const bytes = await file(learntFaceName);
  if (!bytes) throw explain('learnt-face.missing', { person: name });
  return readLearntFace(bytes, learntFaceName);
}
