import i18next from 'i18next';
import { isToolStep } from '../../preload/contract/batch.ts';
import type { BatchStep } from '../../preload/contract/batch.ts';
import { findTool } from '../base/application.ts';

/** What a step is called: a tool that isn't known here, by its id. */
export function stepTitle(step: BatchStep): string {
  if (!isToolStep(step)) return i18next.t(`adjustments.types.${step.adjustment.type}`);
  return findTool(step.tool) ? i18next.t(`tools.${step.tool}.title`) : step.tool;
}
