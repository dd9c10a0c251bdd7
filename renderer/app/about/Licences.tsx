import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licensed } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { findLicensed } from './find.ts';

/** Whose work is in the application: a list to look through, and beside it the terms of the one that is chosen. */
export function Licences() {
  const { t } = useTranslation();
  const all = useLicensed();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Licensed | null>(null);
  const list = useId();
  const nameOf = (work: Licensed) => (work.kind === 'picture' ? t('about.pictures') : work.name);
  const found = findLicensed(all, query, nameOf, (kind) => t(`about.kinds.${kind}`));
  const works = found.flatMap((kind) => kind.works);
  const idOf = (work: Licensed) => `${list}-${all.indexOf(work)}`;

  const press = (event: KeyboardEvent) => {
    const at = chosen ? works.indexOf(chosen) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: works.length - 1 }[event.key];
    if (next === undefined || (event.currentTarget.tagName === 'INPUT' && !event.key.startsWith('Arrow')))
      return;
    event.preventDefault();
    const work = works[Math.max(0, Math.min(works.length - 1, next))];
    if (!work) return;
    setChosen(work);
    document.getElementById(idOf(work))?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div className="licences">
      <div className="licences-side">
        <SearchField
          label={t('about.search')}
          aria-controls={list}
          value={query}
          onChange={setQuery}
          onKeyDown={press}
        />
        <div
          id={list}
          className="licences-list"
          role="listbox"
          aria-label={t('about.works')}
          aria-activedescendant={chosen ? idOf(chosen) : undefined}
          tabIndex={0}
          onKeyDown={press}
        >
          {found.map((kind) => (
            <div key={kind.kind} role="group" aria-label={t(`about.kinds.${kind.kind}`)}>
              <h3 aria-hidden>
                {t(`about.kinds.${kind.kind}`)} <span>{kind.works.length}</span>
              </h3>
              {kind.works.map((work) => (
                <div
                  key={idOf(work)}
                  id={idOf(work)}
                  className="licence"
                  role="option"
                  aria-selected={work === chosen}
                  onClick={() => {
                    setChosen(work);
                  }}
                >
                  <span className="licence-name">{nameOf(work)}</span>
                  <span className="licence-id">{work.licence}</span>
                </div>
              ))}
            </div>
          ))}
          {all.length > 0 && works.length === 0 && <p>{t('palette.none')}</p>}
        </div>
      </div>
      {chosen ? (
        <Terms work={chosen} name={nameOf(chosen)} />
      ) : (
        <p className="licences-hint">{t('about.choose')}</p>
      )}
    </div>
  );
}

function Terms({ work, name }: { readonly work: Licensed; readonly name: string }) {
  const scrolled = useRef<HTMLElement>(null);
  useEffect(() => {
    scrolled.current?.scrollTo(0, 0);
  }, [work]);
  return (
    <section ref={scrolled} className="licence-terms" aria-label={name} tabIndex={0}>
      <h3>
        {name} {work.version !== null && <span>{work.version}</span>}
      </h3>
      <p>{work.licence}</p>
      <pre>{work.terms.join('\n')}</pre>
    </section>
  );
}

/** All that the build wrote down; nothing until it has come. */
function useLicensed(): readonly Licensed[] {
  const [all, setAll] = useState<readonly Licensed[]>([]);
  useEffect(() => {
    pentimento().call('licences', {}).then(setAll, report);
  }, []);
  return all;
}
