import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import type { FormProps } from './AdjustmentForm.tsx';
import { SwitchLine } from './SliderForm.tsx';

const ranges = ['shadows', 'midtones', 'highlights'] as const;
const axes = [
  ['cyanRed', 'cyan', 'red'],
  ['magentaGreen', 'magenta', 'green'],
  ['yellowBlue', 'yellow', 'blue'],
] as const;
const scale = { minimum: -100, maximum: 100, step: 1, scale: 'linear' as const };

/** Colours of dark, middle and light tones, between each and its complement. */
export function ColourBalanceForm({ adjustment, change, put }: FormProps<Of<'colour-balance'>>) {
  const { t } = useTranslation();
  const [range, setRange] = useState<(typeof ranges)[number]>('midtones');
  const balance = adjustment[range];
  return (
    <>
      <Segmented
        label={t('adjustments.range')}
        value={range}
        options={ranges.map((value) => ({ value, label: t(`adjustments.ranges.${value}`) }))}
        onChange={setRange}
      />
      {axes.map(([axis, from, to]) => {
        const ends = [t(`adjustments.colours.${from}`), t(`adjustments.colours.${to}`)] as const;
        const slider = {
          ...scale,
          label: ends.join(' – '),
          value: balance[axis],
          onChange: (value: number) => {
            change({ ...adjustment, [range]: { ...balance, [axis]: value } });
          },
        };
        return (
          <div key={axis} className="balance" data-track={axis}>
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
            <NumberEntry {...slider} />
            <Slider {...slider} preset={0} />
          </div>
        );
      })}
      <SwitchLine
        label={t('adjustments.keepLuminosity')}
        checked={adjustment.keepLuminosity}
        onChange={(keepLuminosity) => {
          put({ ...adjustment, keepLuminosity });
        }}
      />
    </>
  );
}
