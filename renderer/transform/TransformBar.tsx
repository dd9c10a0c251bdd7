import { Check, FlipHorizontal2, FlipVertical2, Link2, Link2Off, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../preload/contract/limits.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Select } from '../ui/Select.tsx';
import { InterpolationSelect } from './InterpolationSelect.tsx';
import { transformModes } from './bend.ts';
import { flipBox, withNumbers } from './box.ts';
import type { Numbers } from './box.ts';
import {
  endSession,
  redoSession,
  sessionBox,
  setTransformMode,
  settleSession,
  useSession,
} from './session.ts';
import '../ui/bars.css';

/** Two places after the point are enough to read. */
const shown = (value: number) => Math.round(value * 100) / 100;

const scales = {
  x: { minimum: -limits.side, maximum: 2 * limits.side, unit: 'px' },
  y: { minimum: -limits.side, maximum: 2 * limits.side, unit: 'px' },
  width: { minimum: -10_000, maximum: 10_000, unit: '%' },
  height: { minimum: -10_000, maximum: 10_000, unit: '%' },
  angle: { minimum: -180, maximum: 180, unit: '°' },
  skew: { minimum: -85, maximum: 85, unit: '°' },
} as const;

export function TransformBar() {
  const { t } = useTranslation();
  const { numbers, mode } = useSession();
  const [linked, setLinked] = useState(true);
  if (!numbers) return null;

  const enter = (name: keyof Numbers, value: number) => {
    const box = sessionBox();
    if (!box) return;
    const change: Partial<Numbers> = { [name]: value };
    if (linked && name === 'width')
      settleSession(withNumbers(box, { ...change, height: (numbers.height * value) / numbers.width }));
    else if (linked && name === 'height')
      settleSession(withNumbers(box, { ...change, width: (numbers.width * value) / numbers.height }));
    else settleSession(withNumbers(box, change));
  };
  const field = (name: keyof Numbers) => (
    <label className="transform-field">
      <span aria-hidden>{t(`transform.short-${name}`)}</span>
      <NumberEntry
        label={t(`transform.${name}`)}
        value={shown(numbers[name])}
        {...scales[name]}
        step={0.1}
        scale="linear"
        onChange={(value) => {
          enter(name, value);
        }}
      />
    </label>
  );
  const flip = (axis: 'horizontal' | 'vertical') => () => {
    const box = sessionBox();
    if (box) settleSession(flipBox(box, axis));
  };

  // Lucide names these by the line that they mirror in.
  const entries = (
    <>
      {field('x')}
      {field('y')}
      <span className="bar-line" />
      {field('width')}
      <IconButton
        small
        icon={linked ? Link2 : Link2Off}
        label={t('transform.keepRatio')}
        aria-pressed={linked}
        onClick={() => {
          setLinked(!linked);
        }}
      />
      {field('height')}
      <span className="bar-line" />
      {field('angle')}
      {field('skew')}
      <IconButton
        small
        icon={FlipVertical2}
        label={t('transform.flip-horizontal')}
        onClick={flip('horizontal')}
      />
      <IconButton
        small
        icon={FlipHorizontal2}
        label={t('transform.flip-vertical')}
        onClick={flip('vertical')}
      />
      <span className="bar-line" />
    </>
  );
  return (
    <div className="transform-bar">
      <Select
        label={t('transform.mode')}
        value={mode}
        options={transformModes.map((value) => ({ value, label: t(`transform.${value}`) }))}
        onChange={(chosen) => {
          const next = transformModes.find((each) => each === chosen);
          if (next) setTransformMode(next);
        }}
      />
      <span className="bar-line" />
      {mode === 'free' && entries}
      <InterpolationSelect onChange={redoSession} />
      <span className="bar-line" />
      <IconButton
        small
        icon={X}
        label={t('transform.cancel')}
        onClick={() => {
          endSession(false);
        }}
      />
      <Button
        icon={Check}
        look="accent"
        aria-label={t('transform.apply')}
        onClick={() => {
          endSession(true);
        }}
      >
        <span className="transform-apply">{t('transform.apply')}</span>
      </Button>
    </div>
  );
}
