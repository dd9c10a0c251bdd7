import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { Segmented } from '../ui/Segmented.tsx';
import type { FormProps } from './AdjustmentForm.tsx';
import { SliderForm, SwitchLine } from './SliderForm.tsx';

const distributions = ['uniform', 'gaussian'] as const;

/** How much noise, how its grains are spread, and which of the many. */
export function NoiseForm({ adjustment, change, put }: FormProps<Of<'noise'>>) {
  const { t } = useTranslation();
  return (
    <>
      <SliderForm adjustment={adjustment} change={change} put={put} />
      <Segmented
        label={t('adjustments.distribution')}
        value={adjustment.distribution}
        options={distributions.map((value) => ({ value, label: t(`adjustments.distributions.${value}`) }))}
        onChange={(distribution) => {
          put({ ...adjustment, distribution });
        }}
      />
      <SwitchLine
        label={t('adjustments.monochromatic')}
        checked={adjustment.monochromatic}
        onChange={(monochromatic) => {
          put({ ...adjustment, monochromatic });
        }}
      />
    </>
  );
}
