import { NumberEntry } from '../../ui/NumberEntry.tsx';

interface ChannelSliderProps {
  readonly label: string;
  readonly letter: string;
  /** A whole number from 0 to `maximum`. */
  readonly value: number;
  readonly maximum: number;
  readonly unit?: string;
  /** The colours along the track, evenly spread. */
  readonly track: readonly string[];
  readonly onChange: (value: number) => void;
}

/** One channel of a colour: its track shows what each of its values would make. */
export function ChannelSlider({ label, letter, value, maximum, unit, track, onChange }: ChannelSliderProps) {
  return (
    <div className="channel">
      <span aria-hidden>{letter}</span>
      <input
        type="range"
        className="channel-slider"
        aria-label={label}
        min={0}
        max={maximum}
        value={value}
        style={{ background: `linear-gradient(to right, ${track.join()})` }}
        onChange={(event) => {
          onChange(event.target.valueAsNumber);
        }}
      />
      <NumberEntry
        label={label}
        value={value}
        unit={unit}
        minimum={0}
        maximum={maximum}
        step={1}
        scale="linear"
        onChange={onChange}
      />
    </div>
  );
}
