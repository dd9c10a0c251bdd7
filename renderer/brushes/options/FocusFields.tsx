import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/fields.tsx';
import { changeRadius, largestRadius, startOptions, useBrushes } from '../store.ts';
import { TipFields } from './TipFields.tsx';

/** What the brushes that blur and sharpen share. */
export function FocusFields({ tool }: { readonly tool: 'blur' | 'sharpen' }) {
  const { t } = useTranslation();
  const radius = useBrushes(({ radii }) => radii[tool]);
  return (
    <div className="brush-bar">
      <TipFields tool={tool} />
      <NumberField
        label={t('brushes.radius')}
        unit="px"
        value={radius}
        minimum={0.3}
        maximum={largestRadius}
        step={0.1}
        scale="log"
        preset={startOptions.radii[tool]}
        onChange={(next) => {
          changeRadius(tool, next);
        }}
      />
    </div>
  );
}
