import { DropdownMenu as Menu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { close, move } from '../../actions/layout.ts';
import type { Layout, Side, Stack } from '../../actions/layout.ts';
import { changeLayout } from '../../actions/workspace.ts';
import { MenuDots } from '../../ui/MenuDots.tsx';

interface StackMenuProps {
  readonly side: Side;
  readonly at: number;
  readonly stack: Stack;
}

/** What can be done with the panel in front; all that dragging its tab can do, too. */
export function StackMenu({ side, at, stack }: StackMenuProps) {
  const { t } = useTranslation();
  const { active, panels } = stack;
  const index = panels.indexOf(active);
  const other = side === 'left' ? 'right' : 'left';
  const item = (name: string, next: (layout: Layout) => Layout, disabled = false) => (
    <Menu.Item
      className="menu-item"
      disabled={disabled}
      onSelect={() => {
        changeLayout(next);
      }}
    >
      {name}
    </Menu.Item>
  );
  return (
    <Menu.Root>
      <MenuDots label={t('docks.menu', { panel: t(`docks.panels.${active}`) })} />
      <Menu.Portal>
        <Menu.Content className="menu" align="end" collisionPadding={8}>
          {item(
            t('docks.tabLeft'),
            (layout) => move(layout, active, { side, stack: at, index: index - 1 }),
            index === 0,
          )}
          {item(
            t('docks.tabRight'),
            (layout) => move(layout, active, { side, stack: at, index: index + 2 }),
            index === panels.length - 1,
          )}
          <Menu.Separator className="menu-line" />
          {item(
            t('docks.stackAbove'),
            (layout) => move(layout, active, { side, before: at }),
            at === 0 && panels.length === 1,
          )}
          {item(
            t('docks.stackBelow'),
            (layout) => move(layout, active, { side, before: at + 1 }),
            panels.length === 1,
          )}
          {item(t(`docks.to.${other}`), (layout) =>
            move(layout, active, { side: other, before: layout[other].stacks.length }),
          )}
          <Menu.Separator className="menu-line" />
          {item(t('docks.close', { panel: t(`docks.panels.${active}`) }), (layout) => close(layout, active))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
