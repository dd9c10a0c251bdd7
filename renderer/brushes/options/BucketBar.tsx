import { useTranslation } from 'react-i18next';
import { BlendField, NumberField, PercentField, Tick } from '../../ui/fields.tsx';
import { changeBucket, startOptions, useBrushes } from '../store.ts';

export function BucketBar() {
  const { t } = useTranslation();
  const { tolerance, contiguous, antialias, allLayers, opacity, blend } = useBrushes((state) => state.bucket);
  return (
    <div className="brush-bar">
      <BlendField
        value={blend}
        onChange={(next) => {
          changeBucket({ blend: next });
        }}
      />
      <PercentField
        label={t('brushes.opacity')}
        value={opacity}
        minimum={1}
        preset={100}
        onChange={(next) => {
          changeBucket({ opacity: next });
        }}
      />
      <NumberField
        label={t('brushes.tolerance')}
        value={tolerance}
        minimum={0}
        maximum={255}
        step={1}
        scale="linear"
        preset={startOptions.bucket.tolerance}
        onChange={(next) => {
          changeBucket({ tolerance: next });
        }}
      />
      <Tick
        label={t('brushes.antialias')}
        checked={antialias}
        onChange={(next) => {
          changeBucket({ antialias: next });
        }}
      />
      <Tick
        label={t('brushes.contiguous')}
        checked={contiguous}
        onChange={(next) => {
          changeBucket({ contiguous: next });
        }}
      />
      <Tick
        label={t('brushes.allLayers')}
        checked={allLayers}
        onChange={(next) => {
          changeBucket({ allLayers: next });
        }}
      />
    </div>
  );
}
