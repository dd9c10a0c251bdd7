import { SplinePointer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { IconButton } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import type { ToneFormProps } from './AdjustmentForm.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { CurveEditor } from './CurveEditor.tsx';
import { PointDropper } from './PointDropper.tsx';
import type { Channel, CurvePoints } from './channel.ts';
import { movePoint } from './curve-points.ts';
import { curvesWithPoint, curveWithTone, tonePoints } from './tone-points.ts';
import type { TonePoint } from './tone-points.ts';
import { useDropper } from './use-dropper.ts';

const whole = { minimum: 0, maximum: 255, step: 1, scale: 'linear' as const };

/** Values in against values out, by points on a curve. */
export function CurvesForm({ adjustment, picture, id, histogram, change, put }: ToneFormProps<Of<'curves'>>) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel>('all');
  const [chosen, setChosen] = useState(0);
  const points = adjustment[channel];
  const index = Math.min(chosen, points.length - 1);
  const [input, output] = points[index] ?? [0, 0];
  const set = (next: CurvePoints) => {
    change({ ...adjustment, [channel]: next });
  };
  const dropper = useDropper<TonePoint | 'tone'>(picture, id, (kind, colour) => {
    if (kind === 'tone') {
      const { points: next, index } = curveWithTone(adjustment, channel, colour);
      setChosen(index);
      if (next !== points) put({ ...adjustment, [channel]: next });
    } else put(curvesWithPoint(adjustment, kind, colour));
  });
  return (
    <>
      <ChannelSelect
        value={channel}
        onChange={(next) => {
          setChannel(next);
          setChosen(0);
        }}
      />
      <div className="curve-and-droppers">
        <div className="droppers">
          <IconButton
            small
            icon={SplinePointer}
            side="left"
            label={t('adjustments.dropper.tone')}
            {...dropper('tone')}
          />
          {tonePoints.map((point) => (
            <PointDropper key={point} point={point} side="left" {...dropper(point)} />
          ))}
        </div>
        <CurveEditor
          channel={channel}
          points={points}
          counts={histogram[channel]}
          chosen={index}
          onChoose={setChosen}
          onChange={set}
        />
      </div>
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
