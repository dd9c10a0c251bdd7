import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.tsx';
import { toneRanges } from '../engine/tone.ts';
import type { Tone } from '../engine/tone.ts';
import { changeRange, useBrushes } from '../store.ts';
import { TipFields } from './TipFields.tsx';

/** What dodge and burn share. */
export function ToneFields({ tone }: { readonly tone: Tone }) {
  const { t } = useTranslation();
  const range = useBrushes(({ ranges }) => ranges[tone]);
  return (
    <div className="brush-bar">
      <TipFields tool={tone} />
      <Segmented
        label={t('brushes.range')}
        value={range}
        options={toneRanges.map((value) => ({ value, label: t(`brushes.${value}`) }))}
        onChange={(next) => {
          changeRange(tone, next);
        }}
      />
    </div>
  );
}
