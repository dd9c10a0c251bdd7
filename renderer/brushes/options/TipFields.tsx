import { useTranslation } from 'react-i18next';
import { NumberField, PercentField } from '../../ui/fields.tsx';
import { changeTip, largestTip, startOptions, useBrushes } from '../store.ts';
import type { Tip, TipTool } from '../store.ts';
import { Presets } from './Presets.tsx';
import { TipSettings } from './TipSettings.tsx';

/** What the strength of a tool with a tip is called; null for one that does what it does or doesn't. */
const strengths: Readonly<Record<TipTool, 'opacity' | 'exposure' | 'strength' | null>> = {
  brush: 'opacity',
  eraser: 'opacity',
  clone: 'opacity',
  heal: 'opacity',
  'spot-heal': null,
  dodge: 'exposure',
  burn: 'exposure',
  blur: 'strength',
  sharpen: 'strength',
  smudge: 'strength',
};

/** Those in which one touch does not add to another. */
const withoutFlow: ReadonlySet<TipTool> = new Set(['spot-heal', 'smudge']);

/** What every tool with a tip has: its presets, the numbers that change all the time, the rest in a popover. */
export function TipFields({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const tip = useBrushes((state) => state[tool]);
  const preset = startOptions[tool];
  const strength = strengths[tool];
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
      {strength && (
        <PercentField
          label={t(`brushes.${strength}`)}
          value={tip.opacity}
          minimum={1}
          preset={preset.opacity}
          onChange={(opacity) => {
            change({ opacity });
          }}
        />
      )}
      {!withoutFlow.has(tool) && (
        <PercentField
          label={t('brushes.flow')}
          value={tip.flow}
          minimum={1}
          preset={preset.flow}
          onChange={(flow) => {
            change({ flow });
          }}
        />
      )}
      <TipSettings tool={tool} />
    </>
  );
}
