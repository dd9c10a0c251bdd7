import { useCallback, useMemo, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveProfile } from '../../picture/store.ts';
import { Divider } from '../../view/Divider.tsx';
import { useBitmap } from '../../view/bitmaps.ts';
import { Caption } from './Caption.tsx';
import { Pane } from './Pane.tsx';
import { drawLens, drawSplit } from './draw.ts';
import type { Draw } from './draw.ts';
import type { Result } from './use-results.ts';
import type { Zoom } from './use-zoom.ts';

interface PairViewProps {
  readonly pair: readonly [Result, Result];
  readonly zoom: Zoom;
  readonly focus: Ref<HTMLDivElement>;
}

/** Two results over each other with a line between them. */
export function SplitView({ pair, zoom, focus }: PairViewProps) {
  const { t } = useTranslation();
  const [first, second] = pair;
  const [at, setAt] = useState(0.5);
  const bitmaps = useBitmaps(pair);
  const position = Math.round(zoom.pane.width * at);
  const draw = useCallback<Draw>(
    (context, view) => {
      if (bitmaps) drawSplit(context, view, bitmaps, position);
    },
    [bitmaps, position],
  );
  return (
    <>
      <Pane label={labelOf(pair)} zoom={zoom} draw={draw} focus={focus}>
        <Divider
          at={at}
          position={position}
          label={t('compare.methods.divider')}
          before={first.name}
          after={second.name}
          onMove={(to) => {
            setAt(Math.min(1, Math.max(0, to)));
          }}
        />
      </Pane>
      <div className="methods-captions">
        <Caption result={first} place={t('compare.methods.left')} />
        <Caption result={second} place={t('compare.methods.right')} />
      </div>
    </>
  );
}

/** One result, and under a lens that follows the pointer another. */
export function LensView({ pair, zoom, focus }: PairViewProps) {
  const { t } = useTranslation();
  const [first, second] = pair;
  const { pane } = zoom;
  /** As shares of the pane. */
  const [point, setPoint] = useState({ x: 0.5, y: 0.5 });
  const bitmaps = useBitmaps(pair);
  const draw = useCallback<Draw>(
    (context, view) => {
      if (bitmaps) drawLens(context, view, bitmaps, { x: point.x * pane.width, y: point.y * pane.height });
    },
    [bitmaps, point, pane],
  );
  return (
    <>
      <Pane
        label={labelOf(pair)}
        zoom={zoom}
        draw={draw}
        focus={focus}
        onPoint={({ x, y }) => {
          setPoint({ x: x / pane.width, y: y / pane.height });
        }}
        onArrow={(dx, dy) => {
          setPoint(({ x, y }) => ({
            x: Math.min(1, Math.max(0, x + dx / pane.width)),
            y: Math.min(1, Math.max(0, y + dy / pane.height)),
          }));
        }}
      />
      <div className="methods-captions">
        <Caption result={first} place={t('compare.methods.around')} />
        <Caption result={second} place={t('compare.methods.within')} />
      </div>
    </>
  );
}

function labelOf([first, second]: PairViewProps['pair']): string {
  return `${first.name} | ${second.name}`;
}

function useBitmaps([first, second]: PairViewProps['pair']): readonly [ImageBitmap, ImageBitmap] | null {
  const profile = useActiveProfile();
  const left = useBitmap(first.pixels, profile);
  const right = useBitmap(second.pixels, profile);
  return useMemo(() => left && right && [left, right], [left, right]);
}
