import { Settings2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Tip as Hint } from '../../ui/Tip.tsx';
import { Tick } from '../../ui/fields.tsx';
import { changeTip, startOptions, useBrushes } from '../store.ts';
import type { Tip, TipTool } from '../store.ts';

/** What of a tip is set once and then left: how a stroke follows the hand, and what the pen does. */
export function TipSettings({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Hint text={t('brushes.more')}>
        <Popover.Trigger className="icon-button icon-button-small" aria-label={t('brushes.more')}>
          <Settings2 size={16} strokeWidth={1.75} aria-hidden />
        </Popover.Trigger>
      </Hint>
      <Popover.Portal>
        <Popover.Content
          className="menu brush-settings"
          aria-label={t('brushes.more')}
          sideOffset={6}
          collisionPadding={8}
        >
          <Settings tool={tool} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Settings({ tool }: { readonly tool: TipTool }) {
  const { t } = useTranslation();
  const tip = useBrushes((state) => state[tool]);
  const preset = startOptions[tool];
  const change = (next: Partial<Tip>) => {
    changeTip(tool, next);
  };
  return (
    <>
      <LabelledSlider
        words={t('brushes.smoothing')}
        label={t('brushes.smoothing')}
        unit="%"
        value={tip.smoothing}
        minimum={0}
        maximum={100}
        step={1}
        scale="linear"
        preset={preset.smoothing}
        onChange={(smoothing) => {
          change({ smoothing });
        }}
      />
      <LabelledSlider
        words={t('brushes.spacing')}
        label={t('brushes.spacing')}
        unit="%"
        value={tip.spacing}
        minimum={1}
        maximum={200}
        step={1}
        scale="linear"
        preset={preset.spacing}
        onChange={(spacing) => {
          change({ spacing });
        }}
      />
      <div className="brush-pen" role="group" aria-label={t('brushes.pen')}>
        {(['pressureSize', 'pressureOpacity', 'tilt'] as const).map((what) => (
          <Tick
            key={what}
            label={t(`brushes.${what}`)}
            checked={tip[what]}
            onChange={(next) => {
              change({ [what]: next });
            }}
          />
        ))}
      </div>
    </>
  );
}
