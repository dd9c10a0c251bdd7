import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { shortcutsOf } from '../../actions/registry.ts';
import { resumeText } from '../../text/editing.ts';
import { Keys } from '../../ui/Keys.tsx';
import './command-palette.css';
import { paletteEntries } from './entries.ts';
import { fitOf } from './fuzzy.ts';
import { find, usedEntry, useRecentEntries } from './palette.ts';
import type { Entry } from './palette.ts';

/** Everything that can be asked for, by a few letters of its name or by what else it might be called. */
export function CommandPalette() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'palette');
  return (
    <Dialog.Root open={open} onOpenChange={closeDialog}>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-veil" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            if (resumeText()) event.preventDefault();
          }}
        >
          <Dialog.Title className="palette-title">{t('palette.title')}</Dialog.Title>
          <Finder />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const recent = useRecentEntries((state) => state.recent);
  const [entries] = useState(() => paletteEntries(t));
  const found = useMemo(() => find(query, entries, recent), [query, entries, recent]);
  const list = useId();
  const front = useRef<HTMLLIElement>(null);
  useEffect(() => {
    front.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, query]);

  const run = (entry: Entry | undefined) => {
    if (!entry?.enabled) return;
    closeDialog();
    usedEntry(entry.id);
    // The palette gives the focus back first, so that another dialog can take it.
    setTimeout(entry.run, 0);
  };
  const press = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[chosen]?.entry);
    if (way === undefined || found.length === 0) return;
    event.preventDefault();
    setChosen((at) => {
      const next = at + way;
      // One step goes around the ends, a page stops at them.
      if (Math.abs(way) === 1) return (next + found.length) % found.length;
      return Math.min(Math.max(next, 0), found.length - 1);
    });
  };
  return (
    <>
      <div className="palette-query">
        <Search size={16} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found[chosen] && `${list}-${chosen}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul id={list} className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {found.map(({ entry, also }, place) => (
          <li
            key={entry.id}
            ref={place === chosen ? front : null}
            id={`${list}-${place}`}
            role="option"
            className="palette-entry"
            aria-selected={place === chosen}
            aria-disabled={!entry.enabled}
            onPointerMove={() => {
              setChosen(place);
            }}
            onClick={() => {
              run(entry);
            }}
          >
            <Name name={entry.name} query={query} />
            {also !== null && also !== entry.name && <span className="palette-also">{also}</span>}
            <span className="palette-place">{entry.place}</span>
            <EntryKeys entry={entry} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="palette-none">{t('palette.none')}</p>}
    </>
  );
}

const ways: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** The name with the letters that were typed marked in it. */
function Name({ name, query }: { readonly name: string; readonly query: string }) {
  const at = fitOf(query, name)?.at ?? [];
  return (
    <span className="palette-name">
      {Array.from(name).map((letter, index) => (at.includes(index) ? <b key={index}>{letter}</b> : letter))}
    </span>
  );
}

function EntryKeys({ entry: { action } }: { readonly entry: Entry }) {
  const [shortcut] = action ? shortcutsOf(action) : [];
  return shortcut ? <Keys shortcut={shortcut} /> : null;
}
