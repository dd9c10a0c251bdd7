import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptIdentities } from '../../../preload/contract/index.ts';
import { failureWords } from '../../base/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Sure } from './Sure.tsx';
import { change } from './changes.ts';

/** Somebody who can't be read: why, and what can be done. */
export function DamagedPerson({ person }: { readonly person: KeptIdentities['damaged'][number] }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { title, detail } = failureWords(person.error);
  const name = person.name ?? t('people.nameless');
  const leave = () => {
    setAsks(false);
  };
  return (
    <section className="person" aria-label={name}>
      <div className="person-body">
        <h3>{name}</h3>
        <p className="person-harm" role="alert">
          <strong>{title}</strong>
          {detail}
        </p>
      </div>
      {asks ? (
        <Sure
          question={t('people.sureDamaged', { name })}
          yes={t('people.deleteForGood')}
          onYes={() => void change('removeIdentity', { identity: person.identity }).then(leave)}
          onNo={leave}
        />
      ) : (
        <footer className="person-foot">
          <Button
            icon={Trash2}
            onClick={() => {
              setAsks(true);
            }}
          >
            {t('people.delete')}
          </Button>
        </footer>
      )}
    </section>
  );
}
