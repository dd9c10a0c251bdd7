import { ChevronRight } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMenuItem } from '../../actions/menu-item.tsx';
import { isMac } from '../../ui/platform.ts';
import { menuLetters, useOpenMenu } from './menu-letters.ts';
import { line, menus } from './menu.ts';
import type { MenuEntry } from './menu.ts';
import './menu-bar.css';

/** The menus over the window. Their items ask what can be done when they are opened. */
export function MenuBar() {
  const { t } = useTranslation();
  const open = useOpenMenu((state) => state.open);
  return (
    <Menubar.Root
      className="menu-bar"
      aria-label={t('menu.title')}
      value={open}
      onValueChange={(next) => {
        useOpenMenu.setState({ open: next, byKeys: false });
      }}
    >
      {menus.map(({ id, entries }) => (
        <Menubar.Menu key={id} value={id}>
          <Menubar.Trigger className="menu-trigger">
            <Lettered name={t(`menu.${id}`)} letter={menuLetters.get(id) ?? ''} />
          </Menubar.Trigger>
          <Menubar.Portal>
            <Menubar.Content
              ref={focusFirst}
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

function focusFirst(menu: HTMLElement | null): void {
  if (!useOpenMenu.getState().byKeys) return;
  menu?.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus();
}

/** A menu's name with the letter that opens it; behind it, where the name has no such letter. */
function Lettered({ name, letter }: { readonly name: string; readonly letter: string }) {
  const at = name.toLowerCase().indexOf(letter);
  if (isMac) return name;
  if (at < 0)
    return [
      name,
      <span key="letter" className="menu-letter" aria-hidden>{`(${letter.toUpperCase()})`}</span>,
    ];
  return [name.slice(0, at), <u key="letter">{name.charAt(at)}</u>, name.slice(at + 1)];
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
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLDivElement>(null);
  return (
    <Menubar.Sub open={open} onOpenChange={setOpen}>
      <Menubar.SubTrigger ref={trigger} className="menu-item menu-ticked">
        <span className="menu-tick" />
        {t(`menu.${id}`)}
        <ChevronRight className="menu-more" size={14} aria-hidden />
      </Menubar.SubTrigger>
      <Menubar.Portal>
        <Menubar.SubContent
          className="menu menu-wide"
          collisionPadding={8}
          onEscapeKeyDown={(event) => {
            // Escape leaves this menu alone, not those it came from.
            event.preventDefault();
            setOpen(false);
            trigger.current?.focus();
          }}
        >
          <Entries entries={entries} />
        </Menubar.SubContent>
      </Menubar.Portal>
    </Menubar.Sub>
  );
}

function Item({ id }: { readonly id: string }) {
  const item = useMenuItem(id);
  if (!item) return null;
  const { checked, props } = item;
  return checked === undefined ? (
    <Menubar.Item {...props} />
  ) : (
    <Menubar.CheckboxItem {...props} checked={checked} />
  );
}
