import { Circle, Droplet, PenTool } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { changeTip, largestTip, startOptions, useBrushes } from '../store.ts';
import type { Tip, TipTool } from '../store.ts';
import { Presets } from './Presets.tsx';
import { NumberField, PercentField } from './fields.tsx';

/** What every tool with a tip has: its presets, its numbers, what pressure and tilt do. */
export function TipFields({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const tip = useBrushes((state) => state[tool]);
  const preset = startOptions[tool];
  const change = (next: Partial<Tip>) => {
    changeTip(tool, next);
  };
  return (
    <>
      <Presets tool={tool} />
      <NumberField
        label={t('brushes.size')}
        unit="px"
        value={tip.size}
        minimum={1}
        maximum={largestTip}
        step={1}
        scale="log"
        preset={preset.size}
        onChange={(size) => {
          change({ size });
        }}
      />
      <PercentField
        label={t('brushes.hardness')}
        value={tip.hardness}
        preset={preset.hardness}
        onChange={(hardness) => {
          change({ hardness });
        }}
      />
      <PercentField
        label={t('brushes.opacity')}
        value={tip.opacity}
        minimum={1}
        preset={preset.opacity}
        onChange={(opacity) => {
          change({ opacity });
        }}
      />
      <PercentField
        label={t('brushes.flow')}
        value={tip.flow}
        minimum={1}
        preset={preset.flow}
        onChange={(flow) => {
          change({ flow });
        }}
      />
      <PercentField
        label={t('brushes.smoothing')}
        value={tip.smoothing}
        preset={preset.smoothing}
        onChange={(smoothing) => {
          change({ smoothing });
        }}
      />
      <PercentField
        label={t('brushes.spacing')}
        value={tip.spacing}
        minimum={1}
        maximum={200}
        preset={preset.spacing}
        onChange={(spacing) => {
          change({ spacing });
        }}
      />
      <span className="brush-toggles" role="group" aria-label={t('brushes.pen')}>
        <IconButton
          small
          icon={Circle}
          label={t('brushes.pressureSize')}
          aria-pressed={tip.pressureSize}
          onClick={() => {
            change({ pressureSize: !tip.pressureSize });
          }}
        />
        <IconButton
          small
          icon={Droplet}
          label={t('brushes.pressureOpacity')}
          aria-pressed={tip.pressureOpacity}
          onClick={() => {
            change({ pressureOpacity: !tip.pressureOpacity });
          }}
        />
        <IconButton
          small
          icon={PenTool}
          label={t('brushes.tilt')}
          aria-pressed={tip.tilt}
          onClick={() => {
            change({ tilt: !tip.tilt });
          }}
        />
      </span>
    </>
  );
}
