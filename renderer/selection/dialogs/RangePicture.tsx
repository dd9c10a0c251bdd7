import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { drawRange } from './draw-range.ts';
import type { Range } from './draw-range.ts';
import type { SmallPicture } from './small-picture.ts';

interface RangePictureProps {
  readonly small: SmallPicture;
  /** Null shows the picture itself. */
  readonly range: Range | null;
  readonly onPick: (event: MouseEvent<HTMLCanvasElement>) => void;
}

/** The small picture that colours are picked from, or what of it would be selected. */
export function RangePicture({ small, range, onPick }: RangePictureProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawRange(canvas.current, small, range);
  }, [small, range]);
  return (
    <canvas
      ref={canvas}
      className="colour-range-picture"
      role="img"
      aria-label={t('selection.colourRange.picture')}
      width={small.width}
      height={small.height}
      onClick={onPick}
    />
  );
}
