import type { AdjustmentStep } from '../../preload/contract/batch.ts';
import type { Adjustment } from '../../preload/contract/document.ts';
import { PlainForm } from '../adjustments/PlainForm.tsx';
import { Meeting } from './Meeting.tsx';
import { setStep } from './draft.ts';

/** An adjustment as its layer is set. */
export function AdjustmentStepForm({
  stepKey,
  step,
}: {
  readonly stepKey: string;
  readonly step: AdjustmentStep;
}) {
  const put = (adjustment: Adjustment) => {
    setStep(stepKey, { ...step, adjustment });
  };
  return (
    <div className="batch-form adjustment">
      <PlainForm adjustment={step.adjustment} change={put} put={put} />
      <Meeting stepKey={stepKey} step={step} />
    </div>
  );
}
