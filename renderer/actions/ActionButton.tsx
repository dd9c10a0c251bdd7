import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Tip } from '../ui/Tip.tsx';
import { actions, perform } from './table.ts';
import type { ActionId } from './table.ts';
import { useEnabled } from './use-enabled.ts';

interface ActionButtonProps {
  readonly id: ActionId;
  readonly icon: LucideIcon;
  /** Whether the word stands beside the icon. */
  readonly wide?: boolean;
  readonly pressed?: boolean;
  readonly side?: 'right' | 'bottom';
  readonly onDoubleClick?: () => void;
}

/** A button for an action of the table: its name, its shortcut, and whether it can be asked for. */
export function ActionButton({ id, icon, wide, pressed, side = 'bottom', onDoubleClick }: ActionButtonProps) {
  const { t } = useTranslation();
  const enabled = useEnabled(id);
  const label = t(`actions.${id}`);
  const [shortcut] = actions[id].shortcuts;
  const keys = shortcut && <Keys shortcut={shortcut} />;
  const ask = () => {
    perform(id);
  };
  if (wide)
    return (
      <Tip text={keys}>
        <Button icon={icon} disabled={!enabled} onClick={ask}>
          {label}
        </Button>
      </Tip>
    );
  return (
    <IconButton
      icon={icon}
      label={label}
      hint={keys}
      side={side}
      disabled={!enabled}
      onClick={ask}
      {...(pressed !== undefined && { 'aria-pressed': pressed && enabled })}
      {...(onDoubleClick && { onDoubleClick })}
    />
  );
}
