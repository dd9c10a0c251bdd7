import { Grid2x2, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../actions/ActionButton.tsx';
import { useActiveDocument } from '../picture/store.ts';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Slider } from '../ui/Slider.tsx';
import { useCanvas, zoomTo } from '../view/store.ts';
import { maximumScale, minimumScale } from '../view/viewport.ts';
import { Overview } from './Overview.tsx';
import './navigator.css';

/** The whole picture small, with what the canvas shows of it; and the zoom. */
export function Navigator() {
  const { t } = useTranslation();
  const document = useActiveDocument();
  if (!document) return <p className="navigator-empty">{t('navigator.empty')}</p>;
  return (
    <section className="navigator" aria-label={t('navigator.title')}>
      <Overview key={document.id} id={document.id} />
      <ZoomBar />
    </section>
  );
}

function ZoomBar() {
  const { t } = useTranslation();
  const value = useCanvas(({ view }) => toPercent(view.scale));
  const scale = {
    label: t('navigator.zoom'),
    unit: '%',
    value,
    minimum: minimumScale * 100,
    maximum: maximumScale * 100,
    step: 1,
    scale: 'log' as const,
    preset: 100,
    onChange: (percent: number) => {
      zoomTo(percent / 100 / devicePixelRatio);
    },
  };
  return (
    <div className="navigator-zoom">
      <ActionButton id="zoom-out" icon={Minus} small />
      <Slider {...scale} />
      <ActionButton id="zoom-in" icon={Plus} small />
      <NumberEntry {...scale} />
      <ActionButton id="fit" icon={Maximize} small />
      <ActionButton id="actual-size" icon={Grid2x2} small />
    </div>
  );
}

function toPercent(scale: number): number {
  const percent = scale * devicePixelRatio * 100;
  return percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
}
