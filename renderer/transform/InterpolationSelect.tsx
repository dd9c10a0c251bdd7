import { useTranslation } from 'react-i18next';
import { interpolations } from '../pixels/resample/kernel.ts';
import { Select } from '../ui/Select.tsx';
import { useTransformOptions } from './store.ts';

/** How pixels between pixels are found, for everything that resamples. */
export function InterpolationSelect({ onChange }: { readonly onChange?: () => void }) {
  const { t } = useTranslation();
  const interpolation = useTransformOptions((state) => state.interpolation);
  return (
    <Select
      label={t('transform.interpolation')}
      value={interpolation}
      options={interpolations.map((value) => ({ value, label: t(`transform.${value}`) }))}
      onChange={(chosen) => {
        const next = interpolations.find((each) => each === chosen);
        if (!next) return;
        useTransformOptions.setState({ interpolation: next });
        onChange?.();
      }}
    />
  );
}
