import { useEffect, useRef, useState } from 'react';
import { NumberEntry } from '../../ui/NumberEntry.tsx';
import { Slider } from '../../ui/Slider.tsx';
import type { Scale } from '../../ui/scale.ts';

interface MeasuredProps {
  readonly label: string;
  /** What is taken where nothing is chosen, in words. */
  readonly automatic: string;
  /** Null where nothing is chosen. */
  readonly value: number | null;
  /** What choosing starts from. */
  readonly preset: number;
  readonly unit?: string;
  readonly scale: Scale;
  /** Ends once it holds. */
  readonly onChange: (value: number | null) => Promise<void>;
}

/** An amount that the machine decides unless a person does. */
export function Measured({ label, automatic, value, preset, unit, scale, onChange }: MeasuredProps) {
  const { now, choose } = useSettled(value, onChange);
  // What was chosen on another machine may be more than there is.
  const shown = now === null ? preset : Math.min(now, scale.maximum);
  const entry = { label, value: shown, unit, preset, onChange: choose, ...scale };
  return (
    <div className="measured">
      <label className="setting-check">
        <input
          type="checkbox"
          checked={now === null}
          onChange={(event) => {
            choose(event.target.checked ? null : preset);
          }}
        />
        {automatic}
      </label>
      {now !== null && (
        <div className="measured-own">
          <Slider {...entry} />
          <NumberEntry {...entry} />
        </div>
      )}
    </div>
  );
}

/** How long a choice stands before it is made, milliseconds: each starts the engine anew, and a slider passes by many. */
const SETTLING_MS = 400;

/** A value that is shown as soon as it is chosen, and made to hold once it is left as it is. */
function useSettled(
  value: number | null,
  make: (value: number | null) => Promise<void>,
): { readonly now: number | null; readonly choose: (value: number | null) => void } {
  const [chosen, setChosen] = useState<{ readonly value: number | null } | null>(null);
  const latest = useRef(make);
  const pending = useRef<{ readonly value: number | null } | null>(null);
  useEffect(() => {
    latest.current = make;
  });
  // A page that is left in the meantime has been chosen on all the same.
  useEffect(
    () => () => {
      if (pending.current) void latest.current(pending.current.value);
    },
    [],
  );
  useEffect(() => {
    if (chosen === null) return;
    const timer = setTimeout(() => {
      pending.current = null;
      void latest.current(chosen.value).then(() => {
        setChosen((now) => (now === chosen ? null : now));
      });
    }, SETTLING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [chosen]);
  return {
    now: chosen === null ? value : chosen.value,
    choose: (next) => {
      pending.current = { value: next };
      setChosen({ value: next });
    },
  };
}
