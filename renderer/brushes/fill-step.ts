import type { Hand, Picture } from '../picture/document.ts';
import { documentOf } from '../picture/store.ts';
import type { Work } from '../pixels/work.ts';
import { slowStepIn } from '../workers/slow-step.ts';
import { fillIn } from './engine/fill.ts';
import type { Filling } from './engine/fill.ts';
import { targetOf } from './target.ts';
import type { Target } from './target.ts';

/** What is painted, and where. */
export type Covering = Pick<Filling, 'paint' | 'opacity' | 'region'>;

/** Works it out; null where nothing is painted, and why was said. */
type CoveringOf = (target: Target, picture: Picture, hand: Hand) => Work<Covering> | null;

/** Fills a region of what painting means now as one step, while the window goes on. Resolves with whether anything changed. */
export async function fillStep(id: string, label: string, coveringOf: CoveringOf): Promise<boolean> {
  let target: Target | null = null;
  const done = await slowStepIn(id, label, (picture, hand) => {
    const document = documentOf(id);
    target = document && targetOf(document);
    const covering = target && coveringOf(target, picture, hand);
    return target && covering && filled(picture, target, covering);
  });
  if (done) (target as Target | null)?.done();
  return done;
}

function* filled(picture: Picture, target: Target, covering: Work<Covering>): Work<Picture> {
  const { raster, selection, within } = target;
  const made = yield* fillIn(raster, { ...(yield* covering), selection, within });
  return made === raster ? picture : target.put(picture, made);
}
