import { ContextMenu, DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuDots } from '../../ui/MenuDots.tsx';
import { useAfterMenu } from '../../ui/after-menu.ts';

export interface StyleCommand {
  readonly name: string;
  readonly act: () => void;
}

interface StyleCellProps extends ComponentProps<'div'> {
  readonly title: string;
  /** What can be done with the style: a line lies between the parts. */
  readonly commands: readonly (readonly StyleCommand[])[];
  /** Why it can't be painted by, and what to do. */
  readonly why: string | undefined;
  /** Whether its menu is open by its button. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

/** Around a style's tile: its menu, at the pointer for the other button, and by a button that is there while it is needed. */
export function StyleCell({ title, commands, why, open, onOpen, children, ...rest }: StyleCellProps) {
  const { t } = useTranslation();
  const { choose, onCloseAutoFocus } = useAfterMenu();
  const content = (Menu: typeof ContextMenu | typeof DropdownMenu) => (
    <>
      {why !== undefined && <Menu.Label className="menu-heading menu-why">{why}</Menu.Label>}
      {commands.map((part, at) => (
        <Fragment key={part[0]?.name}>
          {at > 0 && <Menu.Separator className="menu-line" />}
          {part.map(({ name, act }) => (
            <Menu.Item
              key={name}
              className="menu-item"
              onSelect={() => {
                choose(act);
              }}
            >
              {name}
            </Menu.Item>
          ))}
        </Fragment>
      ))}
    </>
  );
  // The menus lie beside the cell, so that it doesn't hear of the pointer being over them.
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpen}>
      <ContextMenu.Root>
        <ContextMenu.Trigger asChild>
          <div className="style-cell" data-unusable={why !== undefined} {...rest}>
            {children}
            <MenuDots className="style-more" label={t('panels.styles.menu', { title })} />
          </div>
        </ContextMenu.Trigger>
        <ContextMenu.Portal>
          <ContextMenu.Content className="menu" collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus}>
            {content(ContextMenu)}
          </ContextMenu.Content>
        </ContextMenu.Portal>
      </ContextMenu.Root>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          {content(DropdownMenu)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
