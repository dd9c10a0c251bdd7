import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { Button } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import type { ToneFormProps } from './AdjustmentForm.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { ColourMarks, ColourRanges } from './ColourRanges.tsx';
import { HandleTrack } from './HandleTrack.tsx';
import { PointDropper } from './PointDropper.tsx';
import type { Channel, LevelsChannel } from './channel.ts';
import { outlineOf } from './histogram.ts';
import { autoLevels, gammaAt, middleOf } from './levels.ts';
import { levelsWithPoint } from './tone-points.ts';
import type { TonePoint } from './tone-points.ts';
import { useDropper } from './use-dropper.ts';

const whole = { minimum: 0, maximum: 255, step: 1, scale: 'linear' as const };

/** Which values become black, middle and white, over the histogram of what is there. */
export function LevelsForm({ adjustment, picture, id, histogram, change, put }: ToneFormProps<Of<'levels'>>) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel>('all');
  const dropper = useDropper<TonePoint>(picture, id, (point, colour) => {
    put(levelsWithPoint(adjustment, point, colour));
  });
  const values = adjustment[channel];
  const { black, white, gamma, outBlack, outWhite } = values;
  const set = (part: Partial<LevelsChannel>) => {
    change({ ...adjustment, [channel]: { ...values, ...part } });
  };
  const fields = {
    black: { ...whole, maximum: white - 1, label: t('adjustments.levels.black'), value: black },
    gamma: {
      ...whole,
      minimum: 0.1,
      maximum: 10,
      step: 0.01,
      label: t('adjustments.levels.gamma'),
      value: gamma,
    },
    white: { ...whole, minimum: black + 1, label: t('adjustments.levels.white'), value: white },
    outBlack: { ...whole, label: t('adjustments.levels.outBlack'), value: outBlack },
    outWhite: { ...whole, label: t('adjustments.levels.outWhite'), value: outWhite },
  };
  const entry = (name: keyof typeof fields) => (
    <NumberEntry
      {...fields[name]}
      onChange={(value) => {
        set({ [name]: value });
      }}
    />
  );
  const handle = (name: 'black' | 'white' | 'outBlack' | 'outWhite', shade: 'black' | 'white') => ({
    label: t('adjustments.handle', { name: fields[name].label }),
    at: values[name],
    shade,
    onMove: (at: number) => {
      set({ [name]: Math.min(fields[name].maximum, Math.max(fields[name].minimum, at)) });
    },
  });
  const middle = {
    label: t('adjustments.handle', { name: fields.gamma.label }),
    at: middleOf(values),
    text: String(gamma),
    shade: 'grey' as const,
    onMove: (at: number) => {
      set({ gamma: gammaAt(values, at) });
    },
  };
  return (
    <>
      <div className="adjustment-line">
        <ChannelSelect value={channel} onChange={setChannel} />
        <Button
          look="filled"
          className="adjustment-auto"
          onClick={() => {
            put(autoLevels(adjustment, channel, histogram));
          }}
        >
          {t('adjustments.auto')}
        </Button>
      </div>
      {channel === 'all' && <ColourRanges levels={adjustment} />}
      <div className="levels">
        <svg
          className="outline"
          data-channel={channel}
          viewBox="0 0 255 100"
          preserveAspectRatio="none"
          aria-hidden
        >
          <path d={outlineOf(histogram[channel])} />
          {channel === 'all' && <ColourMarks levels={adjustment} />}
        </svg>
        <HandleTrack ramp={false} handles={[handle('black', 'black'), middle, handle('white', 'white')]} />
        <div className="levels-entries">
          <span>
            <PointDropper point="black" {...dropper('black')} />
            {entry('black')}
          </span>
          <span>
            <PointDropper point="grey" {...dropper('grey')} />
            {entry('gamma')}
          </span>
          <span>
            <PointDropper point="white" {...dropper('white')} />
            {entry('white')}
          </span>
        </div>
      </div>
      <div className="levels">
        <span className="adjustment-word">{t('adjustments.levels.output')}</span>
        <HandleTrack ramp handles={[handle('outBlack', 'black'), handle('outWhite', 'white')]} />
        <div className="levels-entries">
          {entry('outBlack')}
          {entry('outWhite')}
        </div>
      </div>
    </>
  );
}
