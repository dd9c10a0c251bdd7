import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptIdentities } from '../../../preload/contract/index.ts';
import { Tip } from '../../ui/Tip.tsx';
import { AddPeople } from './AddPeople.tsx';
import { KeptFace } from './KeptFace.tsx';
import { showPerson } from './store.ts';

interface PeopleListProps {
  readonly kept: KeptIdentities;
  readonly shown: string | null;
}

/** From how many people on they are searched. */
const many = 10;

/** Everybody who is kept, by name, and who can't be read. */
export function PeopleList({ kept: { identities, damaged }, shown }: PeopleListProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const found = identities.filter(({ name }) => folded(name).includes(folded(sought)));
  return (
    <div className="people-list">
      {identities.length >= many && (
        <input
          type="search"
          className="text-entry people-search"
          placeholder={t('people.search')}
          aria-label={t('people.search')}
          value={sought}
          onChange={(event) => {
            setSought(event.target.value);
          }}
        />
      )}
      <ul aria-label={t('people.title')}>
        {found.map(({ identity, name, portrait, photos, looksLike }) => (
          <li key={identity}>
            <button
              type="button"
              className="people-row"
              aria-current={identity === shown}
              onClick={() => {
                showPerson(identity);
              }}
            >
              <KeptFace identity={identity} photo={portrait} size={36} />
              <span className="people-row-words">
                <strong title={name}>{name}</strong>
                <span>{t('panels.folder.photos', { count: photos.length })}</span>
              </span>
              {looksLike.length > 0 && (
                <Tip side="right" text={t('people.alikeTip')}>
                  <TriangleAlert size={14} aria-label={t('people.alikeTip')} />
                </Tip>
              )}
            </button>
          </li>
        ))}
        {damaged.map(({ identity, name }) => (
          <li key={identity}>
            <button
              type="button"
              className="people-row people-damaged"
              aria-current={identity === shown}
              onClick={() => {
                showPerson(identity);
              }}
            >
              <span className="people-harm">
                <TriangleAlert size={18} aria-hidden />
              </span>
              <span className="people-row-words">
                <strong>{name ?? t('people.nameless')}</strong>
                <span>{t('people.damaged')}</span>
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && damaged.length === 0 && (
          <li className="people-notFound">{t('people.notFound')}</li>
        )}
      </ul>
      <AddPeople look="plain" />
    </div>
  );
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLocaleLowerCase();
}
