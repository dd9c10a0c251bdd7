import { useTranslation } from 'react-i18next';
import { BlendField, Tick } from '../../ui/fields.tsx';
import { changeTip, useBrushes } from '../store.ts';
import { TipFields } from './TipFields.tsx';

export function BrushBar() {
  const { t } = useTranslation();
  const { blend, keepAlpha } = useBrushes((state) => state.brush);
  return (
    <div className="brush-bar">
      <TipFields tool="brush" />
      <BlendField
        value={blend}
        onChange={(next) => {
          changeTip('brush', { blend: next });
        }}
      />
      <Tick
        label={t('brushes.keepAlpha')}
        checked={keepAlpha}
        onChange={(next) => {
          changeTip('brush', { keepAlpha: next });
        }}
      />
    </div>
  );
}
