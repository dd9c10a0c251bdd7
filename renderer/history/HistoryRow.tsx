import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fitted } from '../composite/thumbnails.ts';
import type { Picture } from '../picture/document.ts';
import { jump } from '../picture/drafts.ts';
import { stateThumbnail } from './thumbnails.ts';

interface HistoryRowProps {
  readonly document: string;
  readonly index: number;
  readonly label: string;
  readonly picture: Picture;
  readonly time: 'past' | 'present' | 'future';
}

/** CSS pixels of a thumbnail's longer side. */
const side = 32;

/** A state of the picture; a click goes there. */
export const HistoryRow = memo(function HistoryRow({
  document,
  index,
  label,
  picture,
  time,
}: HistoryRowProps) {
  const { t } = useTranslation();
  return (
    <div
      role="option"
      className="history-row"
      data-time={time}
      aria-selected={time === 'present'}
      tabIndex={time === 'present' ? 0 : -1}
      onClick={() => {
        jump(document, index);
      }}
    >
      <span className="history-thumb">
        <StateThumb picture={picture} />
      </span>
      <span className="history-label">{t(`history.${label}`)}</span>
    </div>
  );
});

/** Drawn when it is first seen, since a long history has hundreds. */
function StateThumb({ picture }: { readonly picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = fitted(picture.width, picture.height, side);
  const size = fitted(picture.width, picture.height, Math.min(48, Math.round(side * devicePixelRatio)));

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const seeing = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      seeing.disconnect();
      element
        .getContext('2d')
        ?.putImageData(stateThumbnail(picture, Math.max(size.width, size.height)), 0, 0);
    });
    seeing.observe(element);
    return () => {
      seeing.disconnect();
    };
  }, [picture, size.width, size.height]);

  return <canvas ref={canvas} className="thumb-pixels" {...size} style={shown} aria-hidden />;
}
