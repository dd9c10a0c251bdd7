import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { closeDialog, useDialogs } from './dialogs.ts';
import './shortcuts.css';
import type { Shortcut } from './shortcut.ts';
import { actions } from './table.ts';

/** Held keys and the pointer, which are no actions of the table. */
const held: readonly { readonly name: string; readonly shortcut: Shortcut }[] = [
  { name: 'peek', shortcut: { key: '\\' } },
  { name: 'pan', shortcut: { key: ' ' } },
];

/** Every shortcut, from the same table that the keyboard follows. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'shortcuts');
  return (
    <Dialog.Root open={open} onOpenChange={closeDialog}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="dialog shortcuts" aria-describedby={undefined}>
          <header className="dialog-head">
            <Dialog.Title>{t('shortcuts.title')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton small icon={X} label={t('shortcuts.close')} />
            </Dialog.Close>
          </header>
          <dl>
            {Object.values(actions).map(({ id, shortcuts: [shortcut] }) => (
              <Row key={id} name={t(`actions.${id}`)} shortcut={shortcut} />
            ))}
            {held.map(({ name, shortcut }) => (
              <Row key={name} name={t(`shortcuts.${name}`)} shortcut={shortcut} />
            ))}
          </dl>
          <p>{t('shortcuts.wheel')}</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Row({ name, shortcut }: { readonly name: string; readonly shortcut: Shortcut | undefined }) {
  return (
    <div className="shortcut">
      <dt>{name}</dt>
      <dd>{shortcut && <Keys shortcut={shortcut} />}</dd>
    </div>
  );
}
