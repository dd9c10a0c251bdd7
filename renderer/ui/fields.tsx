import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { BlendMode } from '../../preload/contract/document.ts';
import { NumberEntry } from './NumberEntry.tsx';
import { Select } from './Select.tsx';
import { Slider } from './Slider.tsx';
import type { SliderProps } from './Slider.tsx';
import './options.css';

/** A number of the options bar: to type, and with a slider under its arrow. */
export function NumberField(props: SliderProps) {
  const { t } = useTranslation();
  return (
    <span className="brush-field">
      {props.label}
      <span className="brush-number">
        <NumberEntry {...props} />
        <Popover.Root>
          <Popover.Trigger
            className="brush-number-more"
            aria-label={t('brushes.slider', { name: props.label })}
          >
            <ChevronDown size={12} aria-hidden />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content className="menu brush-slider" sideOffset={6} collisionPadding={8}>
              <Slider {...props} />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      </span>
    </span>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="brush-field">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      {label}
    </label>
  );
}

interface BlendFieldProps {
  readonly value: BlendMode;
  readonly onChange: (blend: BlendMode) => void;
}

/** How paint meets what is there. */
export function BlendField({ value, onChange }: BlendFieldProps) {
  const { t } = useTranslation();
  return (
    <span className="brush-field brush-blend">
      <Select
        label={t('brushes.blend')}
        value={value}
        options={BlendMode.options.map((mode) => ({ value: mode, label: t(`blend.${mode}`) }))}
        onChange={(chosen) => {
          onChange(BlendMode.parse(chosen));
        }}
      />
    </span>
  );
}

interface PercentFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly preset: number;
  readonly onChange: (value: number) => void;
}

export function PercentField({ minimum = 0, maximum = 100, ...rest }: PercentFieldProps) {
  return <NumberField {...rest} unit="%" minimum={minimum} maximum={maximum} step={1} scale="linear" />;
}
