import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { placeCard } from './place.ts';
import type { Box } from './place.ts';
import { steps } from './steps.ts';
import type { Step } from './steps.ts';
import { endTour, goTo, useTour } from './store.ts';
import './tour.css';
import { useBox } from './use-box.ts';

/** Shows a person around the window, a part after the other, on a sample. Everything can be used meanwhile. */
export function Tour() {
  const at = useTour((state) => state.at);
  const step = at === null ? undefined : steps[at];
  return at === null || !step ? null : <StepCard at={at} step={step} />;
}

function StepCard({ at, step }: { readonly at: number; readonly step: Step }) {
  const { t } = useTranslation();
  const target = useBox(step.target);
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = card.current ?? {};
    setSize({ width, height });
  }, [step, t]);
  useEffect(() => {
    next.current?.focus();
  }, [step]);
  const { innerWidth: width, innerHeight: height } = window;
  const first = at === 0;
  const last = at === steps.length - 1;
  return (
    <>
      {target ? <div className="tour-ring" style={ringAround(target)} /> : <div className="tour-veil" />}
      <div
        ref={card}
        className="tour"
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        style={placeCard(target, size, { width, height })}
        onKeyDown={({ key }) => {
          if (key === 'Escape') endTour();
        }}
      >
        <header>
          <h2 id="tour-title">{t(`tour.steps.${step.id}.title`)}</h2>
          {!first && <IconButton small icon={X} label={t('tour.end')} onClick={endTour} />}
        </header>
        <p id="tour-text">{t(`tour.steps.${step.id}.text`)}</p>
        <footer>
          {first ? (
            <Button onClick={endTour}>{t('tour.skip')}</Button>
          ) : (
            <>
              <span className="tour-count">{t('tour.count', { at, of: steps.length - 1 })}</span>
              <Button
                onClick={() => {
                  goTo(at - 1);
                }}
              >
                {t('tour.back')}
              </Button>
            </>
          )}
          <Button
            ref={next}
            look="accent"
            onClick={() => {
              goTo(at + 1);
            }}
          >
            {t(first ? 'tour.begin' : last ? 'tour.done' : 'tour.next')}
          </Button>
        </footer>
      </div>
    </>
  );
}

function ringAround({ left, top, width, height }: Box) {
  return { left, top, width, height };
}
