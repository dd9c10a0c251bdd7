import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { LabelledSlider } from '../ui/LabelledSlider.tsx';
import type { FormProps } from './AdjustmentForm.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { ColourBalanceForm } from './ColourBalanceForm.tsx';
import { CurveEditor } from './CurveEditor.tsx';
import { NoiseForm } from './NoiseForm.tsx';
import { SliderForm } from './SliderForm.tsx';
import './adjustments.css';
import type { Channel } from './channel.ts';

/** Sets an adjustment where no picture is before the person, whose tones could be shown or picked. */
export function PlainForm({ adjustment, ...changes }: FormProps) {
  switch (adjustment.type) {
    case 'levels':
      return <PlainLevels adjustment={adjustment} {...changes} />;
    case 'curves':
      return <PlainCurves adjustment={adjustment} {...changes} />;
    case 'colour-balance':
      return <ColourBalanceForm adjustment={adjustment} {...changes} />;
    case 'noise':
      return <NoiseForm adjustment={adjustment} {...changes} />;
    default:
      return <SliderForm adjustment={adjustment} {...changes} />;
  }
}

const value = { minimum: 0, maximum: 255, step: 1, scale: 'linear' } as const;
const gamma = { minimum: 0.1, maximum: 10, step: 0.01, scale: 'log' } as const;
const presets = { black: 0, gamma: 1, white: 255, outBlack: 0, outWhite: 255 } as const;

function PlainLevels({ adjustment, change }: FormProps<Of<'levels'>>) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel>('all');
  const values = adjustment[channel];
  const scales = {
    black: { ...value, maximum: values.white - 1 },
    gamma,
    white: { ...value, minimum: values.black + 1 },
    outBlack: value,
    outWhite: value,
  };
  return (
    <>
      <ChannelSelect value={channel} onChange={setChannel} />
      {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => (
        <LabelledSlider
          key={name}
          {...scales[name]}
          words={t(`adjustments.levels.${name}`)}
          label={t(`adjustments.levels.${name}`)}
          value={values[name]}
          preset={presets[name]}
          onChange={(next) => {
            change({ ...adjustment, [channel]: { ...values, [name]: next } });
          }}
        />
      ))}
    </>
  );
}

const nothing = new Uint32Array(256);

function PlainCurves({ adjustment, change }: FormProps<Of<'curves'>>) {
  const [channel, setChannel] = useState<Channel>('all');
  const [chosen, setChosen] = useState(0);
  const points = adjustment[channel];
  return (
    <>
      <ChannelSelect
        value={channel}
        onChange={(next) => {
          setChannel(next);
          setChosen(0);
        }}
      />
      <CurveEditor
        channel={channel}
        points={points}
        counts={nothing}
        chosen={Math.min(chosen, points.length - 1)}
        onChoose={setChosen}
        onChange={(next) => {
          change({ ...adjustment, [channel]: next });
        }}
      />
    </>
  );
}
