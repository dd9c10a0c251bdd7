import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Tip, type TipSide } from '../ui/Tip.tsx';
import { nameOf, perform } from './registry.ts';
import { useChecked, useEnabled, useShortcut } from './use-action.ts';

interface ActionButtonProps {
  readonly id: string;
  readonly icon: LucideIcon;
  /** Whether the word stands beside the icon. */
  readonly wide?: boolean;
  readonly small?: boolean;
  readonly side?: TipSide;
}

/** A button for an action of the table: its name, its shortcut, whether it can be asked for and whether it is on. */
export function ActionButton({ id, icon, wide, small = false, side = 'bottom' }: ActionButtonProps) {
  const { t } = useTranslation();
  const enabled = useEnabled(id);
  const checked = useChecked(id);
  const shortcut = useShortcut(id);
  const label = t(nameOf(id));
  const keys = shortcut && <Keys shortcut={shortcut} />;
  const ask = () => {
    perform(id);
  };
  if (wide) {
    const button = (
      <Button icon={icon} disabled={!enabled} onClick={ask}>
        {label}
      </Button>
    );
    return keys ? <Tip text={keys}>{button}</Tip> : button;
  }
  return (
    <IconButton
      icon={icon}
      label={label}
      hint={keys}
      side={side}
      small={small}
      disabled={!enabled}
      onClick={ask}
      {...(checked !== undefined && { 'aria-pressed': checked })}
    />
  );
}
