import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Of } from '../composite/adjustments/defaults.ts';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import type { FormProps } from './AdjustmentForm.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { CurveEditor } from './CurveEditor.tsx';
import type { Channel, CurvePoints } from './channel.ts';
import { movePoint } from './curve-points.ts';
import type { Histogram } from './histogram.ts';

interface CurvesFormProps extends FormProps<Of<'curves'>> {
  readonly histogram: Histogram;
}

const whole = { minimum: 0, maximum: 255, step: 1, scale: 'linear' as const };

/** Values in against values out, by points on a curve. */
export function CurvesForm({ adjustment, histogram, change }: CurvesFormProps) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel>('all');
  const [chosen, setChosen] = useState(0);
  const points = adjustment[channel];
  const index = Math.min(chosen, points.length - 1);
  const [input, output] = points[index] ?? [0, 0];
  const set = (next: CurvePoints) => {
    change({ ...adjustment, [channel]: next });
  };
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
        counts={histogram[channel]}
        chosen={index}
        onChoose={setChosen}
        onChange={set}
      />
      <div className="curve-entries">
        <label>
          {t('adjustments.input')}
          <NumberEntry
            {...whole}
            label={t('adjustments.input')}
            value={input}
            onChange={(x) => {
              set(movePoint(points, index, x, output));
            }}
          />
        </label>
        <label>
          {t('adjustments.output')}
          <NumberEntry
            {...whole}
            label={t('adjustments.output')}
            value={output}
            onChange={(y) => {
              set(movePoint(points, index, input, y));
            }}
          />
        </label>
      </div>
    </>
  );
}
