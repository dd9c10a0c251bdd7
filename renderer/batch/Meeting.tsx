import { useTranslation } from 'react-i18next';
import type { BatchStep } from '../../preload/contract/batch.ts';
import { BlendMode } from '../../preload/contract/document.ts';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import { Select } from '../ui/Select.tsx';
import { setStep } from './draft.ts';

/** How much of a step counts, and how it meets the picture that it was made from. */
export function Meeting({ stepKey, step }: { readonly stepKey: string; readonly step: BatchStep }) {
  const { t } = useTranslation();
  const label = t('batchRoom.recipe.amount');
  return (
    <>
      <LabelledSlider
        {...{ words: label, label, unit: '%', minimum: 0, maximum: 100, step: 1, scale: 'linear' }}
        value={Math.round(100 * step.amount)}
        preset={100}
        onChange={(percent) => {
          setStep(stepKey, { ...step, amount: percent / 100 });
        }}
      />
      <div className="batch-field">
        <span className="parameter-label">{t('layers.blend')}</span>
        <Select
          label={t('layers.blend')}
          value={step.blend}
          options={BlendMode.options.map((mode) => ({ value: mode, label: t(`blend.${mode}`) }))}
          onChange={(blend) => {
            setStep(stepKey, { ...step, blend: BlendMode.parse(blend) });
          }}
        />
      </div>
    </>
  );
}
