import { useTranslation } from 'react-i18next';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { changeTip, largestTip, startOptions, useBrushes } from '../store.ts';
import type { TipTool } from '../store.ts';
import { PresetList } from './Presets.tsx';

/** What is changed of a tip between two strokes, for where the pointer is. Its parent is a popover. */
export function TipPanel({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const { size, hardness } = useBrushes((state) => state[tool]);
  const preset = startOptions[tool];
  return (
    <>
      <LabelledSlider
        words={t('brushes.size')}
        label={t('brushes.size')}
        unit="px"
        value={size}
        minimum={1}
        maximum={largestTip}
        step={1}
        scale="log"
        preset={preset.size}
        onChange={(next) => {
          changeTip(tool, { size: next });
        }}
      />
      <LabelledSlider
        words={t('brushes.hardness')}
        label={t('brushes.hardness')}
        unit="%"
        value={hardness}
        minimum={0}
        maximum={100}
        step={1}
        scale="linear"
        preset={preset.hardness}
        onChange={(next) => {
          changeTip(tool, { hardness: next });
        }}
      />
      <div className="brush-preset-list">
        <PresetList tool={tool} />
      </div>
    </>
  );
}
