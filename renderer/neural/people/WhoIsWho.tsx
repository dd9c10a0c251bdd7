import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptIdentity, PeopleSeen } from '../../../preload/contract/index.ts';
import { failureWords } from '../../base/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { PersonRow } from './PersonRow.tsx';
import { SeenFace } from './SeenFace.tsx';
import { keep, leaveLook } from './look.ts';
import { firstNames, toKeep } from './naming.ts';
import { usePeople } from './store.ts';

interface WhoIsWhoProps {
  readonly seen: PeopleSeen;
  /** Of the folder. */
  readonly name: string;
  readonly keeping: boolean;
}

const nobody: readonly KeptIdentity[] = [];

/** Who was seen in the photos, to be named: whoever has no name isn't kept. */
export function WhoIsWho({ seen, name, keeping }: WhoIsWhoProps) {
  const { t } = useTranslation();
  const kept = usePeople((state) => state.kept?.identities) ?? nobody;
  const [names, setNames] = useState(() => firstNames(seen, name));
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const wanted = toKeep(seen, { names, without }, kept);
  if (seen.people.length === 0)
    return (
      <div className="who-none">
        <p role="status">{t('people.nobodySeen', { count: seen.photos })}</p>
        <Rest seen={seen} />
        <Button look="filled" onClick={leaveLook}>
          {t('people.back')}
        </Button>
      </div>
    );
  return (
    <div className="who">
      <DialogForm
        submit={t(keeping ? 'people.keeping' : 'people.keep', { count: wanted.length })}
        refused={wanted.length === 0 || keeping}
        onSubmit={() => void keep(wanted)}
        cancel={t('people.cancel')}
        onCancel={leaveLook}
      >
        <div className="who-body">
          <p className="who-lead">
            {t('people.whoLead', { count: seen.people.length, photos: seen.photos })}
          </p>
          {seen.people.map((person, at) => (
            <PersonRow
              // Whoever was seen stays in their place.
              key={person.faces[0]?.photo}
              person={person}
              name={names[at] ?? ''}
              kept={kept}
              without={without}
              onName={(called) => {
                setNames(names.with(at, called));
              }}
              onFace={(photo) => {
                const others = new Set(without);
                if (!others.delete(photo)) others.add(photo);
                setWithout(others);
              }}
            />
          ))}
          <datalist id="people-kept">
            {kept.map((person) => (
              <option key={person.identity} value={person.name} />
            ))}
          </datalist>
          <Rest seen={seen} />
        </div>
      </DialogForm>
    </div>
  );
}

/** What of the photos is of no use, and why. */
function Rest({ seen: { unclear, faceless, unreadable } }: { readonly seen: PeopleSeen }) {
  const { t } = useTranslation();
  return (
    <>
      {unclear.length > 0 && (
        <section className="who-rest">
          <p>{t('people.unclear', { count: unclear.length })}</p>
          <div className="who-faces">
            {unclear.map((face) => (
              <SeenFace key={face.photo} face={face} />
            ))}
          </div>
        </section>
      )}
      {faceless.length > 0 && (
        <p className="who-rest">
          {t('people.faceless', { count: faceless.length, names: faceless.join(t('people.comma')) })}
        </p>
      )}
      {unreadable.map(({ name, error }) => (
        <p key={name} className="who-rest">
          {name}: {failureWords(error).title}
        </p>
      ))}
    </>
  );
}
