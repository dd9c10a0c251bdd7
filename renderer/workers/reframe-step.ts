import i18next from 'i18next';
import { sayLimit } from '../base/limits.ts';
import { notify } from '../base/notices.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { holdResult } from '../picture/reframe/layers.ts';
import { reframe, tooLarge, workOf } from '../picture/reframe/reframe.ts';
import type { Reframing } from '../picture/reframe/reframe.ts';
import { exactly } from '../pixels/resample/exact.ts';
import type { Interpolation } from '../pixels/resample/kernel.ts';
import { slowStepIn } from './slow-step.ts';

/**
 * Carries out a reframing of the picture, as it is once the steps before are done, as one step, or says why not.
 * Whether it was done.
 */
export async function reframeIn(
  id: string,
  label: string,
  of: (picture: Picture) => Reframing | null,
  how: Interpolation = 'lanczos',
): Promise<boolean> {
  let pixels = 0;
  let layers: readonly PictureLayer[] = [];
  const next = (before: Picture) => {
    const reframing = of(before);
    if (!reframing || isTooLarge(before, reframing)) return null;
    pixels = workOf(before, reframing);
    const exact = exactly(reframing.map);
    if (!(exact?.a === 1 && exact.d === 1)) layers = before.layers;
    return reframe(before, reframing, how);
  };
  const done = await slowStepIn(id, label, next, () => pixels);
  if (done) tellOfPixels(layers);
  return done;
}

/** Whether it would make the picture too large, which is said. */
function isTooLarge(before: Picture, reframing: Reframing): boolean {
  const reason = tooLarge(before, reframing);
  if (!reason) return false;
  const { t } = i18next;
  notify(
    'failure',
    t('transform.tooLarge'),
    reason === 'memory' ? t('transform.tooLarge-memory') : sayLimit(reason),
  );
  return true;
}

/** Says what became plain pixels as layers were more than moved. */
export function tellOfPixels(layers: readonly PictureLayer[]): void {
  if (holdResult(layers)) notify('information', i18next.t('transform.resultBecamePixels'));
}
