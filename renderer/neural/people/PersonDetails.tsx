import { Merge, Trash2, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityPhoto, KeptIdentity } from '../../../preload/contract/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { Coverage } from './Coverage.tsx';
import { KeptFace } from './KeptFace.tsx';
import { PersonName } from './PersonName.tsx';
import { Sure } from './Sure.tsx';
import { change } from './changes.ts';
import { closePeople, showPerson, usePeople } from './store.ts';
import { useFaultWords } from './words.ts';

interface PersonDetailsProps {
  readonly person: KeptIdentity;
  readonly all: readonly KeptIdentity[];
}

type Asks = { readonly to: 'delete' } | { readonly to: 'merge'; readonly other: string };

/** Somebody who is kept: what the photos show and what is missing, and what can be done with them. */
export function PersonDetails({ person, all }: PersonDetailsProps) {
  const { t } = useTranslation();
  const { identity, name, portrait, photos, looksLike } = person;
  const [asks, setAsks] = useState<Asks | null>(null);
  const take = usePeople((state) => state.take);
  const others = all.filter((other) => other.identity !== identity);
  const leave = () => {
    setAsks(null);
  };
  return (
    <section className="person" aria-label={name}>
      <div className="person-body">
        <header className="person-head">
          <KeptFace identity={identity} photo={portrait} size={72} />
          <div>
            <PersonName identity={identity} name={name} />
            <p>{t('panels.folder.photos', { count: photos.length })}</p>
          </div>
        </header>
        <Coverage person={person} />
        {looksLike.map((other) => (
          <p key={other.identity} className="person-alike">
            <TriangleAlert size={14} aria-hidden />
            <span>{t('people.alike', { name: other.name })}</span>
            <Button
              look="filled"
              onClick={() => {
                setAsks({ to: 'merge', other: other.identity });
              }}
            >
              {t('people.merge')}
            </Button>
          </p>
        ))}
        <ul className="person-photos" aria-label={t('people.photos', { name })}>
          {photos.map((photo) => (
            <PersonPhoto
              key={photo.photo}
              identity={identity}
              photo={photo}
              onRemove={() => {
                if (photos.length === 1) setAsks({ to: 'delete' });
                else void change('removeIdentityPhoto', { identity, photo: photo.photo });
              }}
            />
          ))}
        </ul>
      </div>
      {asks === null && (
        <footer className="person-foot">
          <Button
            icon={Trash2}
            onClick={() => {
              setAsks({ to: 'delete' });
            }}
          >
            {t('people.delete')}
          </Button>
          {others.length > 0 && (
            <Button
              icon={Merge}
              onClick={() => {
                setAsks({ to: 'merge', other: (looksLike[0] ?? others[0])?.identity ?? '' });
              }}
            >
              {t('people.mergeWith')}
            </Button>
          )}
          {take && (
            <Button
              look="accent"
              className="person-take"
              onClick={() => {
                take({ identity, name });
                closePeople();
              }}
            >
              {t('people.take')}
            </Button>
          )}
        </footer>
      )}
      {asks?.to === 'delete' && (
        <Sure
          question={t('people.sureDelete', { name, count: photos.length })}
          yes={t('people.deleteForGood')}
          onYes={() => void change('removeIdentity', { identity }).then(leave)}
          onNo={leave}
        />
      )}
      {asks?.to === 'merge' && (
        <Sure
          question={t('people.sureMerge', { name })}
          yes={t('people.merge')}
          onYes={() =>
            void change('mergeIdentities', { into: identity, from: asks.other }).then(() => {
              showPerson(identity);
              leave();
            })
          }
          onNo={leave}
        >
          <Select
            label={t('people.other')}
            value={asks.other}
            options={others.map((other) => ({ value: other.identity, label: other.name }))}
            onChange={(other) => {
              setAsks({ to: 'merge', other });
            }}
          />
        </Sure>
      )}
    </section>
  );
}

interface PersonPhotoProps {
  readonly identity: string;
  readonly photo: IdentityPhoto;
  readonly onRemove: () => void;
}

function PersonPhoto({ identity, photo, onRemove }: PersonPhotoProps) {
  const { t } = useTranslation();
  const faults = useFaultWords(photo.faults);
  return (
    <li className="person-photo">
      <Tip
        text={
          <>
            {photo.from}
            {faults !== '' && <div>{faults}</div>}
          </>
        }
      >
        <span>
          <KeptFace identity={identity} photo={photo} size={64} />
          {faults !== '' && <TriangleAlert className="face-fault" size={14} aria-label={faults} />}
        </span>
      </Tip>
      <IconButton small icon={X} label={t('people.removePhoto', { photo: photo.from })} onClick={onRemove} />
    </li>
  );
}
