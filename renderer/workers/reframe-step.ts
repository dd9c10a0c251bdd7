import i18next from 'i18next';
import { sayLimit } from '../base/limits.ts';
import { notify } from '../base/notices.ts';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument, Picture, PictureLayer } from '../picture/document.ts';
import { settled } from '../picture/drafts.ts';
import { holds } from '../picture/reframe/layers.ts';
import { reframe, tooLarge, workOf } from '../picture/reframe/reframe.ts';
import type { Reframing } from '../picture/reframe/reframe.ts';
import { commitIn, documentOf } from '../picture/store.ts';
import { exactly } from '../pixels/resample/exact.ts';
import type { Interpolation } from '../pixels/resample/kernel.ts';
import { carryOut } from './carry-out.ts';

/** Carries out a reframing as one step, or says why not. Whether it was done. */
export async function reframeIn(
  document: OpenDocument,
  label: string,
  reframing: Reframing,
  how: Interpolation = 'lanczos',
): Promise<boolean> {
  const { t } = i18next;
  const before = presentOf(document);
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
  await settled(document.id, 'result');
  if (!after || !isStill(document.id, before)) return false;
  commitIn(document.id, label, after);
  const exact = exactly(reframing.map);
  if (!(exact?.a === 1 && exact.d === 1)) tellOfPixels(before.layers);
  return true;
}

/** Whether a picture is what its document still shows: nothing came between. */
export function isStill(id: string, picture: Picture): boolean {
  const document = documentOf(id);
  return document !== null && presentOf(document) === picture;
}

/** Says what became plain pixels as layers were more than moved. */
export function tellOfPixels(layers: readonly PictureLayer[]): void {
  const { t } = i18next;
  if (holds('text', layers)) notify('information', t('transform.textBecamePixels'));
  if (holds('neural', layers)) notify('information', t('transform.resultBecamePixels'));
}
