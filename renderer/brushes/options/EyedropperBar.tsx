import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.tsx';
import { Tick } from '../../ui/fields.tsx';
import { changeEyedropper, useBrushes } from '../store.ts';

const areas = { '1': 1, '3': 3, '5': 5 } as const;

export function EyedropperBar() {
  const { t } = useTranslation();
  const { area, allLayers } = useBrushes((state) => state.eyedropper);
  return (
    <div className="brush-bar">
      <span className="brush-field">
        {t('brushes.area')}
        <Segmented
          label={t('brushes.area')}
          value={`${area}`}
          options={[
            { value: '1', label: t('brushes.point') },
            { value: '3', label: '3 × 3' },
            { value: '5', label: '5 × 5' },
          ]}
          onChange={(next) => {
            changeEyedropper({ area: areas[next] });
          }}
        />
      </span>
      <Tick
        label={t('brushes.allLayers')}
        checked={allLayers}
        onChange={(next) => {
          changeEyedropper({ allLayers: next });
        }}
      />
    </div>
  );
}
