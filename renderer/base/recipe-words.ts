import i18next from 'i18next';
import type { NotCarried } from '../../preload/contract/batch-steps.ts';
import { isToolStep, type BatchStep } from '../../preload/contract/batch.ts';

/** A step of a batch's recipe as people read it: what it does, and how much of it counts in which mode. */
export function stepWords(step: BatchStep): string {
  const { t } = i18next;
  const title = isToolStep(step)
    ? t(`tools.${step.tool}.title`)
    : t(`adjustments.types.${step.adjustment.type}`);
  const whole = step.amount === 1 && step.blend === 'normal';
  return [
    title,
    ...(step.blend === 'normal' ? [] : [t(`blend.${step.blend}`)]),
    ...(whole ? [] : [`${Math.round(100 * step.amount)} %`]),
  ].join(' · ');
}

/** Why something of a picture isn't in the recipe that was made of it, or what has to be added to that. */
export function notCarriedWords({ what, ...values }: NotCarried): string {
  return i18next.t(`recipe.not.${what}`, values);
}
