import i18next from 'i18next';
import { sayLimit } from '../base/limits.ts';
import { notify } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { Picture, PictureLayer } from '../picture/document.ts';
import { settled } from '../picture/drafts.ts';
import { holdResult } from '../picture/reframe/layers.ts';
import { reframe, tooLarge, workOf } from '../picture/reframe/reframe.ts';
import type { Reframing } from '../picture/reframe/reframe.ts';
import { documentOf } from '../picture/store.ts';
import { exactly } from '../pixels/resample/exact.ts';
import type { Interpolation } from '../pixels/resample/kernel.ts';
import { carryOut } from './carry-out.ts';
import { commitOn, inTurn } from './slow-step.ts';

/**
 * Carries out a reframing of the picture, as it is once the steps before are done, as one step, or says why not.
 * Whether it was done.
 */
export function reframeIn(
  id: string,
  label: string,
  of: (picture: Picture) => Reframing | null,
  how: Interpolation = 'lanczos',
): Promise<boolean> {
  return inTurn(() => take(id, label, of, how));
}

async function take(
  id: string,
  label: string,
  of: (picture: Picture) => Reframing | null,
  how: Interpolation,
): Promise<boolean> {
  await settled(id, 'result');
  const document = documentOf(id);
  if (!document) return false;
  const { t } = i18next;
  const before = presentOf(document);
  const reframing = of(before);
  if (!reframing) return false;
  const reason = tooLarge(before, reframing);
  if (reason) {
    notify(
      'failure',
      t('transform.tooLarge'),
      reason === 'memory' ? t('transform.tooLarge-memory') : sayLimit(reason),
    );
    return false;
  }
  const after = await carryOut(reframe(before, reframing, how), workOf(before, reframing));
  if (!(await commitOn(id, label, before, after))) return false;
  const exact = exactly(reframing.map);
  if (!(exact?.a === 1 && exact.d === 1)) tellOfPixels(before.layers);
  return true;
}

/** Says what became plain pixels as layers were more than moved. */
export function tellOfPixels(layers: readonly PictureLayer[]): void {
  if (holdResult(layers)) notify('information', i18next.t('transform.resultBecamePixels'));
}
