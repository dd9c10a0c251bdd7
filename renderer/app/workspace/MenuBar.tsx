import { Check, ChevronRight } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { actionOf, nameOf, perform, shortcutsOf } from '../../actions/registry.ts';
import { Keys } from '../../ui/Keys.tsx';
import { line, menus } from './menu.ts';
import type { MenuEntry } from './menu.ts';
import './menu-bar.css';

/** The menus over the window. Their items ask what can be done when they are opened. */
export function MenuBar() {
  const { t } = useTranslation();
  return (
    <Menubar.Root className="menu-bar" aria-label={t('menu.title')}>
      {menus.map(({ id, entries }) => (
        <Menubar.Menu key={id}>
          <Menubar.Trigger className="menu-trigger">{t(`menu.${id}`)}</Menubar.Trigger>
          <Menubar.Portal>
            <Menubar.Content
              className="menu menu-wide"
              align="start"
              sideOffset={2}
              collisionPadding={8}
              loop
            >
              <Entries entries={entries} />
            </Menubar.Content>
          </Menubar.Portal>
        </Menubar.Menu>
      ))}
    </Menubar.Root>
  );
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry, at) => {
    if (entry === line) return <Menubar.Separator key={at} className="menu-line" />;
    if (typeof entry === 'string') return <Item key={entry} id={entry} />;
    return <Sub key={entry.id} id={entry.id} entries={entry.entries} />;
  });
}

function Sub({ id, entries }: { readonly id: string; readonly entries: readonly MenuEntry[] }) {
  const { t } = useTranslation();
  return (
    <Menubar.Sub>
      <Menubar.SubTrigger className="menu-item menu-ticked">
        <span className="menu-tick" />
        {t(`menu.${id}`)}
        <ChevronRight className="menu-more" size={14} aria-hidden />
      </Menubar.SubTrigger>
      <Menubar.Portal>
        <Menubar.SubContent className="menu menu-wide" collisionPadding={8}>
          <Entries entries={entries} />
        </Menubar.SubContent>
      </Menubar.Portal>
    </Menubar.Sub>
  );
}

function Item({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const action = actionOf(id);
  if (!action) return null;
  const [shortcut] = shortcutsOf(id);
  const checked = action.checked?.();
  const content = (
    <>
      <span className="menu-tick">{checked && <Check size={14} aria-hidden />}</span>
      {t(nameOf(id))}
      {shortcut && <Keys shortcut={shortcut} />}
    </>
  );
  const common = {
    className: 'menu-item menu-ticked',
    disabled: !action.enabled(),
    onSelect: () => {
      // The menu gives the focus back first, so that a dialog can take it.
      setTimeout(perform, 0, id);
    },
  };
  return checked === undefined ? (
    <Menubar.Item {...common}>{content}</Menubar.Item>
  ) : (
    <Menubar.CheckboxItem {...common} checked={checked}>
      {content}
    </Menubar.CheckboxItem>
  );
}
