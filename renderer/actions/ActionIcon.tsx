import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import type { TipSide } from '../ui/Tip.tsx';
import { perform } from './registry.ts';
import { useChecked, useEnabled, useShortcut } from './use-action.ts';

interface ActionIconProps {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly side?: TipSide;
  /** What its name doesn't say. */
  readonly hint?: string;
}

/** A small button for an action. */
export function ActionIcon({ id, icon, side = 'bottom', hint }: ActionIconProps) {
  const { t } = useTranslation();
  const enabled = useEnabled(id);
  const checked = useChecked(id);
  const shortcut = useShortcut(id);
  return (
    <IconButton
      small
      icon={icon}
      label={t(`actions.${id}`)}
      hint={
        <>
          {shortcut && <Keys shortcut={shortcut} />}
          {hint && <div className="tip-detail">{hint}</div>}
        </>
      }
      side={side}
      disabled={!enabled}
      {...(checked !== undefined && { 'aria-pressed': checked })}
      onClick={() => {
        perform(id);
      }}
    />
  );
}
