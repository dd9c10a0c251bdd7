import { limits } from '../../preload/contract/limits.ts';
import { NumberEntry } from '../ui/NumberEntry.tsx';

interface SizeNumberProps {
  readonly label: string;
  readonly value: number;
  readonly unit: 'px' | '%';
  readonly minimum: number;
  readonly onChange: (value: number) => void;
}

/** A side of a picture, in pixels or per cent. */
export function SizeNumber({ label, value, unit, minimum, onChange }: SizeNumberProps) {
  return (
    <NumberEntry
      label={label}
      value={Math.round(value * 100) / 100}
      unit={unit}
      minimum={minimum}
      maximum={unit === 'px' ? limits.side : 100 * limits.side}
      step={unit === 'px' ? 1 : 0.1}
      scale="linear"
      onChange={onChange}
    />
  );
}
