import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from './changes.ts';

interface PersonNameProps {
  readonly identity: string;
  readonly name: string;
}

/** What somebody is called: typed anew, it counts with Enter or once the field is left; Escape gives it up. */
export function PersonName({ identity, name }: PersonNameProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const commit = () => {
    setTyped(null);
    const wanted = (typed ?? name).trim();
    if (wanted !== '' && wanted !== name) void change('renameIdentity', { identity, name: wanted });
  };
  return (
    <input
      ref={field}
      type="text"
      className="text-entry person-called"
      aria-label={t('people.name')}
      maxLength={100}
      value={typed ?? name}
      data-typing={typed === null ? undefined : ''}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
