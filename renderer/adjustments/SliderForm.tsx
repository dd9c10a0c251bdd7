import { Switch } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import type { FormProps } from './AdjustmentForm.tsx';
import { fields, numberOf, withNumber } from './fields.ts';

/** An adjustment that is a few numbers. */
export function SliderForm({ adjustment, change, put }: FormProps) {
  const { t } = useTranslation();
  const preset = defaultAdjustment(adjustment.type);
  return (
    <>
      {fields[adjustment.type]?.map(({ name, track, ...scale }) => (
        <div key={name} data-track={track}>
          <LabelledSlider
            words={t(`adjustments.fields.${name}`)}
            label={t(`adjustments.fields.${name}`)}
            {...scale}
            value={numberOf(adjustment, name)}
            preset={numberOf(preset, name)}
            onChange={(value) => {
              change(withNumber(adjustment, name, value));
            }}
          />
        </div>
      ))}
      {adjustment.type === 'hue-saturation' && (
        <SwitchLine
          label={t('adjustments.colorize')}
          checked={adjustment.colorize}
          onChange={(colorize) => {
            put({ ...adjustment, colorize });
          }}
        />
      )}
    </>
  );
}

interface SwitchLineProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchLine({ label, checked, onChange }: SwitchLineProps) {
  return (
    <label className="adjustment-switch">
      <span>{label}</span>
      <Switch.Root className="switch" aria-label={label} checked={checked} onCheckedChange={onChange}>
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </label>
  );
}
