import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { report } from '../base/notices.ts';
import { sampledPicture } from '../composite/coarse.ts';
import { liveOf, onLive } from '../picture/drafts.ts';
import { useDocuments } from '../picture/store.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { carryOutBeside } from '../workers/carry-out.ts';
import { channels } from './channel.ts';
import { histogramOf, outlineOf, statisticsOf } from './histogram.ts';
import type { Histogram } from './histogram.ts';
import { countedSide } from './use-histogram-below.ts';
import './adjustments.css';

/** Milliseconds from one count to the next, at least. */
const pause = 200;
/** Share of pixels at an end of the range from which on it is marked. */
const much = 0.001;

/** How bright the picture in front is, as it is shown now. */
export function HistogramPanel() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'colours' | 'luminosity'>('colours');
  const histogram = useHistogram();
  if (!histogram) return <p className="properties-empty">{t('adjustments.noHistogram')}</p>;
  const { mean, deviation, median, black, white } = statisticsOf(histogram.all);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const numbers = [
    [t('adjustments.mean'), mean.toFixed(1)],
    [t('adjustments.median'), median],
    [t('adjustments.deviation'), deviation.toFixed(1)],
    [t('adjustments.clipped'), `${percent(black)} · ${percent(white)}`],
  ] as const;
  return (
    <section className="histogram-panel" aria-label={t('adjustments.histogram')}>
      <Segmented
        label={t('adjustments.channel')}
        value={shown}
        options={[
          { value: 'colours', label: t('adjustments.colour') },
          { value: 'luminosity', label: t('adjustments.luminosity') },
        ]}
        onChange={setShown}
      />
      <div className="histogram-box">
        <svg viewBox="0 0 255 100" preserveAspectRatio="none" aria-hidden>
          {channels
            .filter((channel) => (channel === 'all') === (shown === 'luminosity'))
            .map((channel) => (
              <path key={channel} className={`histogram-${channel}`} d={outlineOf(histogram[channel])} />
            ))}
        </svg>
        <span className="histogram-clipped histogram-black" data-much={black > much} title={percent(black)} />
        <span className="histogram-clipped histogram-white" data-much={white > much} title={percent(white)} />
      </div>
      <dl className="histogram-numbers">
        {numbers.map(([word, number]) => (
          <div key={word} style={{ display: 'contents' }}>
            <dt>{word}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Counted anew after changes, at most five times a second, unfinished gestures included. */
function useHistogram(): Histogram | null {
  const [histogram, setHistogram] = useState<Histogram | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let stopCounting: (() => void) | null = null;
    const count = () => {
      timer = null;
      stopCounting?.();
      const { active } = useDocuments.getState();
      const picture = active === null ? null : liveOf(active);
      if (!picture) {
        setHistogram(null);
        return;
      }
      stopCounting = carryOutBeside(
        sampledPicture(picture, countedSide),
        ({ data }) => {
          setHistogram(histogramOf(data));
        },
        report,
      );
    };
    const later = () => {
      timer ??= setTimeout(count, pause);
    };
    const stops = [onLive(later), useDocuments.subscribe(later)];
    timer = setTimeout(count, 0);
    return () => {
      stopCounting?.();
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
  return histogram;
}
