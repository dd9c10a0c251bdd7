import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseColour } from '../hand/colours.ts';
import type { Colour } from '../hand/colours.ts';

interface HexEntryProps {
  readonly colour: Colour;
  readonly onChange: (colour: Colour) => void;
}

/** A colour as six or three hexadecimal digits. Enter or leaving takes it, Esc gives it up. */
export function HexEntry({ colour, onChange }: HexEntryProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = parseColour(draft ?? '');
    if (typed) onChange(typed);
    setDraft(null);
  };
  return (
    <input
      type="text"
      className="text-entry hex-entry"
      aria-label={t('colour.hex')}
      spellCheck={false}
      maxLength={7}
      value={draft ?? colour}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onFocus={(event) => {
        event.target.select();
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        else if (event.key === 'Escape' && draft === null) event.currentTarget.blur();
        else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
