import type { CSSProperties } from 'react';
import { fromPosition, nudge, toPosition } from './scale.ts';
import type { Scale } from './scale.ts';

export interface SliderProps extends Scale {
  readonly label: string;
  readonly value: number;
  readonly unit?: string | undefined;
  /** Where a double click leads back to. */
  readonly preset: number;
  readonly onChange: (value: number) => void;
}

const positions = 1000;

/** A number by pointer or arrow keys, which move by the parameter's own step, with shift by ten. */
export function Slider({ label, value, unit, preset, onChange, ...scale }: SliderProps) {
  const position = toPosition(scale, value);
  // From where there is nothing of it, which lies in the middle where it goes both ways.
  const nothing = toPosition(scale, 0);
  const style: CSSProperties & Record<'--from' | '--to' | '--preset', string> = {
    '--from': `${Math.min(nothing, position) * 100}%`,
    '--to': `${Math.max(nothing, position) * 100}%`,
    '--preset': `${toPosition(scale, preset) * 100}%`,
  };
  return (
    <input
      className="slider"
      style={style}
      type="range"
      aria-label={label}
      aria-valuetext={unit ? `${value} ${unit}` : String(value)}
      min={0}
      max={positions}
      value={Math.round(position * positions)}
      onChange={(event) => {
        onChange(fromPosition(scale, event.target.valueAsNumber / positions));
      }}
      onDoubleClick={() => {
        onChange(preset);
      }}
      onKeyDown={(event) => {
        const direction = directions[event.key];
        if (direction === undefined) return;
        event.preventDefault();
        onChange(nudge(scale, value, direction * (event.shiftKey ? 10 : 1)));
      }}
    />
  );
}

const directions: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};
