import { Ellipsis } from 'lucide-react';
import { DropdownMenu as Menu } from 'radix-ui';

interface MenuDotsProps {
  /** What the menu is of. */
  readonly label: string;
  readonly className?: string;
}

/** Three dots, which open the menu of what they stand in. */
export function MenuDots({ label, className = 'icon-button icon-button-small' }: MenuDotsProps) {
  return (
    <Menu.Trigger asChild>
      <button type="button" className={className} aria-label={label}>
        <Ellipsis size={14} aria-hidden />
      </button>
    </Menu.Trigger>
  );
}
