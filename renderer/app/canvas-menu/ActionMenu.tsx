import { Check } from 'lucide-react';
import { DropdownMenu as Menu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionOf, nameOf, perform, shortcutsOf } from '../../actions/registry.ts';
import { Keys } from '../../ui/Keys.tsx';
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
  const { t } = useTranslation();
  const action = actionOf(id);
  if (!action) return null;
  const [shortcut] = shortcutsOf(id);
  return (
    <Menu.Item
      className="menu-item menu-ticked"
      disabled={!action.enabled()}
      onSelect={() => {
        // Once the menu has given the focus back: what it does may take it, as dialogs do.
        setTimeout(perform, 0, id);
      }}
    >
      <span className="menu-tick">{action.checked?.() && <Check size={14} aria-hidden />}</span>
      {t(nameOf(id))}
      {shortcut && <Keys shortcut={shortcut} />}
    </Menu.Item>
  );
}
