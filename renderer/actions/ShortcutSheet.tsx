import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { closeDialog, useDialogs } from './dialogs.ts';
import type { Shortcut } from './shortcut.ts';
import './shortcuts.css';
import { actions } from './table.ts';

/** Held keys, which are no actions of the table. */
const held: readonly { readonly name: string; readonly shortcut: Shortcut }[] = [
  { name: 'peek', shortcut: { key: '\\' } },
  { name: 'pan', shortcut: { key: ' ' } },
];

/** Every shortcut, from the same table that the keyboard follows. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'shortcuts');
  return (
    <Sheet
      open={open}
      title={t('shortcuts.title')}
      close={t('shortcuts.close')}
      onClose={closeDialog}
      className="shortcuts"
    >
      <dl>
        {Object.values(actions).map(({ id, shortcuts: [shortcut] }) => (
          <Row key={id} name={t(`actions.${id}`)} shortcut={shortcut} />
        ))}
        {held.map(({ name, shortcut }) => (
          <Row key={name} name={t(`shortcuts.${name}`)} shortcut={shortcut} />
        ))}
      </dl>
      <p>{t('shortcuts.wheel')}</p>
    </Sheet>
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
