import { useState } from 'react';
import { nudge, toFineStep } from './scale.ts';
import type { Scale } from './scale.ts';

interface NumberEntryProps extends Scale {
  readonly label: string;
  readonly value: number;
  readonly unit?: string | undefined;
  readonly onChange: (value: number) => void;
}

/**
 * A number to type. Enter or leaving takes it; in a dialog Enter then submits, elsewhere it leaves the field. Esc gives
 * up what was typed, and leaves where nothing was.
 */
export function NumberEntry({ label, value, unit, onChange, ...scale }: NumberEntryProps) {
  const [draft, setDraft] = useState<string | null>(null);

  const take = () => {
    const typed = Number(draft?.replace(',', '.'));
    if (draft?.trim() && Number.isFinite(typed)) onChange(toFineStep(scale, typed));
    setDraft(null);
  };

  return (
    <span className="number-entry">
      <input
        type="text"
        inputMode="decimal"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={scale.minimum}
        aria-valuemax={scale.maximum}
        value={draft ?? String(value)}
        {...(draft !== null && { 'data-typing': true })}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.currentTarget.form) take();
          else if (event.key === 'Enter') event.currentTarget.blur();
          else if (event.key === 'Escape' && draft === null) event.currentTarget.blur();
          else if (event.key === 'Escape') setDraft(null);
          else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            setDraft(null);
            onChange(nudge(scale, value, (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1)));
          }
        }}
      />
      {unit && <span className="number-unit">{unit}</span>}
    </span>
  );
}
