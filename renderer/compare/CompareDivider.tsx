import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas } from '../canvas/store.ts';
import './compare.css';
import { moveDivider, useCompare } from './store.ts';

/** The line between before and after; it moves past React, and is a slider to the keyboard. */
export function CompareDivider() {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = () => {
      const element = line.current;
      if (!element) return;
      const { at } = useCompare.getState();
      element.style.transform = `translateX(${Math.round(useCanvas.getState().canvas.width * at)}px)`;
      element.setAttribute('aria-valuenow', String(Math.round(at * 100)));
    };
    place();
    const stops = [useCanvas.subscribe(place), useCompare.subscribe(place)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  return (
    <div
      ref={line}
      className="divider"
      role="slider"
      tabIndex={0}
      aria-label={t('compare.divider')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={50}
      data-own-pointer
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event);
      }}
      onPointerUp={(event) => {
        // The last move before the button comes up may never have been told.
        if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event);
      }}
      onKeyDown={(event) => {
        const step = event.shiftKey ? 0.1 : 0.01;
        if (event.key === 'ArrowLeft') moveDivider(useCompare.getState().at - step);
        else if (event.key === 'ArrowRight') moveDivider(useCompare.getState().at + step);
        else return;
        event.preventDefault();
      }}
    >
      <span className="divider-label divider-before">{t('compare.before')}</span>
      <span className="divider-handle" aria-hidden />
      <span className="divider-label divider-after">{t('compare.after')}</span>
    </div>
  );
}

function dragTo(event: React.PointerEvent<HTMLElement>) {
  const canvas = event.currentTarget.parentElement;
  if (!canvas) return;
  const { left, width } = canvas.getBoundingClientRect();
  moveDivider((event.clientX - left) / width);
}
