import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.tsx';
import { BlendField, PercentField, Tick } from '../../ui/fields.tsx';
import { changeGradient, useBrushes } from '../store.ts';

export function GradientBar() {
  const { t } = useTranslation();
  const { shape, ends, reverse, dither, opacity, blend } = useBrushes((state) => state.gradient);
  return (
    <div className="brush-bar">
      <Segmented
        label={t('brushes.shape')}
        value={shape}
        options={[
          { value: 'linear', label: t('brushes.linear') },
          { value: 'radial', label: t('brushes.radial') },
        ]}
        onChange={(next) => {
          changeGradient({ shape: next });
        }}
      />
      <Segmented
        label={t('brushes.ends')}
        value={ends}
        options={[
          { value: 'colours', label: t('brushes.toBackground') },
          { value: 'transparent', label: t('brushes.toTransparent') },
        ]}
        onChange={(next) => {
          changeGradient({ ends: next });
        }}
      />
      <BlendField
        value={blend}
        onChange={(next) => {
          changeGradient({ blend: next });
        }}
      />
      <PercentField
        label={t('brushes.opacity')}
        value={opacity}
        minimum={1}
        preset={100}
        onChange={(next) => {
          changeGradient({ opacity: next });
        }}
      />
      <Tick
        label={t('brushes.reverse')}
        checked={reverse}
        onChange={(next) => {
          changeGradient({ reverse: next });
        }}
      />
      <Tick
        label={t('brushes.dither')}
        checked={dither}
        onChange={(next) => {
          changeGradient({ dither: next });
        }}
      />
    </div>
  );
}
