import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptIdentity, PersonSeen } from '../../../preload/contract/index.ts';
import { SeenFace } from './SeenFace.tsx';
import { calledSo } from './naming.ts';

interface PersonRowProps {
  readonly person: PersonSeen;
  readonly name: string;
  readonly kept: readonly KeptIdentity[];
  readonly without: ReadonlySet<string>;
  readonly onName: (name: string) => void;
  /** Takes a face in or leaves it out. */
  readonly onFace: (photo: string) => void;
}

/** How many faces of somebody are shown before all are asked for. */
const few = 18;

/** Somebody who was seen: the faces, to press those that are left out, and a field for the name. */
export function PersonRow({ person, name, kept, without, onName, onFace }: PersonRowProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { faces, like } = person;
  const shown = all ? faces : faces.slice(0, few);
  const into = calledSo(kept, name);
  return (
    <section className="who-row">
      <div className="who-name">
        <input
          type="text"
          className="text-entry"
          aria-label={t('people.name')}
          placeholder={t('people.leftOut')}
          maxLength={100}
          list="people-kept"
          value={name}
          onChange={(event) => {
            onName(event.target.value);
          }}
        />
        <span className="who-hint">
          {name.trim() === '' && like && t('people.looksLike', { name: like.name })}
          {name.trim() !== '' && t(into ? 'people.addedTo' : 'people.new', { name: into?.name })}
        </span>
      </div>
      <div className="who-faces" role="group" aria-label={t('people.faces', { count: faces.length })}>
        {shown.map((face) => (
          <SeenFace
            key={face.photo}
            face={face}
            kept={!without.has(face.photo)}
            onPress={() => {
              onFace(face.photo);
            }}
          />
        ))}
        {shown.length < faces.length && (
          <button
            type="button"
            className="who-more"
            onClick={() => {
              setAll(true);
            }}
          >
            +{faces.length - shown.length}
          </button>
        )}
      </div>
    </section>
  );
}
