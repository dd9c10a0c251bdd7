import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveProfile } from '../../picture/store.ts';
import { useBitmap } from '../../view/bitmaps.ts';
import type { Size } from '../../view/viewport.ts';
import { Caption } from './Caption.tsx';
import { OutcomeBox } from './OutcomeBox.tsx';
import { Pane } from './Pane.tsx';
import { drawBitmap } from './draw.ts';
import type { Draw } from './draw.ts';
import { columnsFor } from './grid.ts';
import { methodIds } from './methods.ts';
import type { Comparison } from './store.ts';
import type { Result } from './use-results.ts';
import type { Zoom } from './use-zoom.ts';

interface SideBySideProps {
  readonly comparison: Comparison;
  readonly results: readonly Result[];
  readonly zoom: Zoom;
  readonly focus: Ref<HTMLDivElement>;
}

/** Between two cells, CSS pixels. */
const gap = 8;
/** Captions without and with numbers; and the least height of a picture above them, CSS pixels. */
const captions = { plain: { height: 32, width: 192 }, judged: { height: 52, width: 288 } } as const;
const leastHeight = 80;

/** Every method, each in a cell of its own; all show the same place. */
export function SideBySide({ comparison, results, zoom, focus }: SideBySideProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setRoom({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const ids = methodIds.filter((id) => comparison.outcomes[id]);
  const original = results.find(({ id }) => id === 'original');
  const cells = [...ids, ...(original ? (['original'] as const) : [])];
  const words = original ? captions.judged : captions.plain;
  const columns = columnsFor(cells.length, room, comparison.size, words, gap);
  return (
    <div
      ref={host}
      className="methods-grid"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridAutoRows: `minmax(${words.height + leastHeight}px, 1fr)`,
        gap,
      }}
    >
      {cells.map((id, at) => {
        const result = results.find((each) => each.id === id);
        if (result)
          return <ResultCell key={id} result={result} zoom={zoom} focus={at === 0 ? focus : null} />;
        const outcome = id === 'original' ? undefined : comparison.outcomes[id];
        if (!outcome || outcome.state === 'done') return null;
        const name = t(`compare.methods.names.${id}`);
        return (
          <section key={id} className="methods-cell" aria-label={name}>
            <OutcomeBox name={name} outcome={outcome} />
            <div className="methods-caption">
              <div className="methods-name">
                <strong>{name}</strong>
              </div>
            </div>
          </section>
        );
      })}
    </div>
  );
}

interface ResultCellProps {
  readonly result: Result;
  readonly zoom: Zoom;
  readonly focus: Ref<HTMLDivElement>;
}

function ResultCell({ result, zoom, focus }: ResultCellProps) {
  const profile = useActiveProfile();
  const bitmap = useBitmap(result.pixels, profile);
  const draw = useCallback<Draw>(
    (context, view) => {
      if (bitmap) drawBitmap(context, view, bitmap);
    },
    [bitmap],
  );
  return (
    <section className="methods-cell" aria-label={result.name}>
      <Pane label={result.name} zoom={zoom} draw={draw} focus={focus} />
      <Caption result={result} />
    </section>
  );
}
