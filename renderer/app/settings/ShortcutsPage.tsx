import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetShortcuts, useCustomShortcuts } from '../../actions/custom.ts';
import { allActions, nameOf } from '../../actions/registry.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { Shortcut } from '../../ui/shortcut.ts';
import { fitOf } from '../workspace/fuzzy.ts';
import { idsIn, menus } from '../workspace/menu.ts';
import { ShortcutRow } from './ShortcutRow.tsx';
import './shortcuts.css';

/** Held keys, which are no actions of the table. */
const held: readonly { readonly name: string; readonly shortcut: Shortcut }[] = [
  { name: 'peek', shortcut: { key: '\\' } },
  { name: 'pan', shortcut: { key: ' ' } },
];

/** Every shortcut, from the same table that the keyboard follows; each can be changed. */
export function ShortcutsPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const changed = useCustomShortcuts((state) => Object.keys(state.custom).length > 0);
  const fits = (name: string) => fitOf(query, name) !== null;
  const shown = sections()
    .map(({ title, ids }) => ({ title, ids: ids.filter((id) => fits(t(nameOf(id)))) }))
    .filter(({ ids }) => ids.length > 0);
  const shownHeld = held.filter(({ name }) => fits(t(`shortcuts.${name}`)));
  return (
    <>
      <div className="shortcuts-tools">
        <SearchField label={t('shortcuts.search')} value={query} onChange={setQuery} />
        <Button icon={RotateCcw} disabled={!changed} onClick={resetShortcuts}>
          {t('shortcuts.resetAll')}
        </Button>
      </div>
      <div className="shortcuts-scroll">
        <div className="shortcuts-list">
          {shown.map(({ title, ids }) => (
            <section key={title} aria-label={t(title)}>
              <h3>{t(title)}</h3>
              {ids.map((id) => (
                <ShortcutRow key={id} id={id} editing={editing === id} onEdit={setEditing} />
              ))}
            </section>
          ))}
          {shownHeld.length > 0 && (
            <section aria-label={t('shortcuts.held')}>
              <h3>{t('shortcuts.held')}</h3>
              {shownHeld.map(({ name, shortcut }) => (
                <div key={name} className="shortcut">
                  <span>{t(`shortcuts.${name}`)}</span>
                  <Keys shortcut={shortcut} />
                </div>
              ))}
            </section>
          )}
          {shown.length + shownHeld.length === 0 && <p>{t('palette.none')}</p>}
        </div>
      </div>
      <p className="settings-note">{t('shortcuts.wheel')}</p>
    </>
  );
}

/** The actions under the menus they stand in first; tools, and what stands in no menu, have their own. */
function sections(): readonly { readonly title: string; readonly ids: readonly string[] }[] {
  const left = new Set(Object.keys(allActions()));
  const take = (ids: readonly string[]) => ids.filter((id) => left.delete(id));
  return [
    { title: 'handTools.title', ids: take([...left].filter((id) => id.startsWith('tool-'))) },
    ...menus.map((menu) => ({ title: `menu.${menu.id}`, ids: take(idsIn(menu)) })),
  ].concat({ title: 'shortcuts.others', ids: [...left] });
}
