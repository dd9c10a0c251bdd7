import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { presetTip, presets } from '../presets.ts';
import { changeTip, startOptions, useBrushes } from '../store.ts';
import type { TipTool } from '../store.ts';
import { StrokePreview } from './StrokePreview.tsx';

/** The tip in hand, drawn, and under it the presets. */
export function Presets({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const tip = useBrushes((state) => state[tool]);
  return (
    <Popover.Root>
      <Popover.Trigger className="brush-presets" aria-label={t('brushes.presets.title')}>
        <StrokePreview tip={tip} width={56} height={24} />
        <ChevronDown size={12} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu brush-preset-list" align="start" sideOffset={6} collisionPadding={8}>
          <PresetList tool={tool} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The presets, each of which closes the popover it stands in. */
export function PresetList({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const inHand = useBrushes((state) => state[tool]);
  const tips = useMemo(
    () => presets.map((preset) => presetTip(preset, startOptions[tool], inHand)),
    [inHand, tool],
  );
  return presets.map(({ id }, at) => {
    const tip = tips[at];
    return (
      tip && (
        <Popover.Close
          key={id}
          className="brush-preset"
          onClick={() => {
            changeTip(tool, tip);
          }}
        >
          <StrokePreview tip={tip} width={160} height={32} />
          {t(`brushes.presets.${id}`)}
        </Popover.Close>
      )
    );
  });
}
