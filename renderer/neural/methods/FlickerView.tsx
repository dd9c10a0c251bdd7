import { Pause, Play } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveProfile } from '../../picture/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { LabelledSlider } from '../../ui/LabelledSlider.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useBitmap } from '../../view/bitmaps.ts';
import { Caption } from './Caption.tsx';
import { Pane } from './Pane.tsx';
import { drawBitmap } from './draw.ts';
import type { Draw } from './draw.ts';
import { nextOf } from './shown.ts';
import { useKeys } from './use-keys.ts';
import type { Result } from './use-results.ts';
import type { Zoom } from './use-zoom.ts';

interface FlickerViewProps {
  readonly pair: readonly [Result, Result];
  readonly results: readonly Result[];
  readonly zoom: Zoom;
  readonly focus: Ref<HTMLDivElement>;
}

/** Seconds that each picture shows. Never more than three a second: faster flashes harm some people (WCAG 2.3.1). */
const pace = { minimum: 0.4, maximum: 4, step: 0.1, scale: 'log', preset: 1 } as const;

/** Results in turn at the same place: what differs between them moves. */
export function FlickerView({ pair, results, zoom, focus }: FlickerViewProps) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<'two' | 'all'>('two');
  const [seconds, setSeconds] = useState<number>(pace.preset);
  const [playing, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [held, setHeld] = useState(false);
  const [current, setCurrent] = useState<Result['id'] | null>(null);

  const turn = which === 'two' ? pair : results;
  const ids = turn.map(({ id }) => id);
  const order = ids.join(' ');
  const now = current !== null && ids.includes(current) ? current : (ids[0] ?? null);
  const id = held ? nextOf(ids, now) : now;
  const shown = turn.find((each) => each.id === id) ?? pair[0];

  const next = useCallback(() => {
    const all = order.split(' ') as Result['id'][];
    setCurrent((before) => nextOf(all, before !== null && all.includes(before) ? before : (all[0] ?? null)));
  }, [order]);
  useEffect(() => {
    if (!playing || held) return;
    const timer = setInterval(next, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [playing, held, seconds, next]);
  const press = useCallback(
    (key: string, repeated: boolean) => {
      if (key === '\\') setHeld(true);
      else if (key !== ' ') return false;
      else if (!repeated) {
        setPlaying(false);
        next();
      }
      return true;
    },
    [next],
  );
  const release = useCallback((key: string) => {
    if (key === '\\') setHeld(false);
  }, []);
  useKeys({ press, release });
  useEffect(() => {
    // The key may come up in another window.
    const left = () => {
      setHeld(false);
    };
    window.addEventListener('blur', left);
    return () => {
      window.removeEventListener('blur', left);
    };
  }, []);

  const profile = useActiveProfile();
  const bitmap = useBitmap(shown.pixels, profile);
  const draw = useCallback<Draw>(
    (context, view) => {
      if (bitmap) drawBitmap(context, view, bitmap);
    },
    [bitmap],
  );
  return (
    <>
      <Pane label={shown.name} zoom={zoom} draw={draw} focus={focus}>
        <span className="methods-badge">{shown.name}</span>
      </Pane>
      <div className="methods-captions">
        <Caption result={shown} />
        <div className="methods-flicker">
          <IconButton
            icon={playing ? Pause : Play}
            label={t(playing ? 'compare.methods.pause' : 'compare.methods.play')}
            side="top"
            onClick={() => {
              setPlaying(!playing);
            }}
          />
          <LabelledSlider
            {...pace}
            words={t('compare.methods.pace')}
            label={t('compare.methods.pace')}
            unit="s"
            value={seconds}
            onChange={setSeconds}
          />
          <Segmented
            label={t('compare.methods.flickered')}
            value={which}
            options={[
              { value: 'two', label: t('compare.methods.two') },
              { value: 'all', label: t('compare.methods.all') },
            ]}
            onChange={setWhich}
          />
        </div>
      </div>
    </>
  );
}
