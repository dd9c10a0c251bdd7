import { DropdownMenu as Menu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMenuItem } from '../../actions/menu-item.tsx';
import { line } from '../workspace/menu.ts';

interface ActionMenuProps {
  readonly anchor: ReactElement;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  /** What stands before the actions. */
  readonly children?: ReactNode;
}

/** A menu of actions at the pointer. Its items ask what can be done as it opens. */
export function ActionMenu({ anchor, ids, onClose, children }: ActionMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Trigger asChild>{anchor}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu menu-wide canvas-menu"
          side="right"
          align="start"
          collisionPadding={8}
          aria-label={t('canvas.menu')}
          // The keys go back to the picture, not to where the pointer was.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
          }}
        >
          {children}
          {ids.map((id, at) =>
            id === line ? <Menu.Separator key={at} className="menu-line" /> : <Item key={id} id={id} />,
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({ id }: { readonly id: string }) {
  const item = useMenuItem(id);
  if (!item) return null;
  const { checked, props } = item;
  return checked === undefined ? (
    <Menu.Item {...props} />
  ) : (
    <Menu.CheckboxItem {...props} checked={checked} />
  );
}
