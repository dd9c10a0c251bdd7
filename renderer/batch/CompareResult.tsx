import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow, BatchRowId, Failure } from '../../preload/contract/index.ts';
import { CallError } from '../../preload/contract/index.ts';
import { failureWords, logUnforeseen } from '../base/notices.ts';
import { Pane } from '../neural/methods/Pane.tsx';
import type { Draw } from '../neural/methods/draw.ts';
import { useZoom } from '../neural/methods/use-zoom.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { giveBack } from '../ui/given-back.ts';
import { Divider } from '../view/Divider.tsx';
import { aligned } from '../view/viewport.ts';
import { closeComparison } from './commands.ts';
import { loadPicture } from './thumbnails.ts';

/** Pixels that the longer side has at most in the comparison. */
const SIDE = 2048;

/** A picture and what was made of it, over each other with a line between them. */
export function CompareResult({ row }: { readonly row: BatchRow }) {
  const { t } = useTranslation();
  const files = row.state.state === 'done' ? row.state.files : [];
  const [file, setFile] = useState(0);
  const back = useRef<HTMLButtonElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    back.current?.focus();
    return () => {
      giveBack(before);
    };
  }, [before]);
  const photo = usePicture(row.id, null);
  const result = usePicture(row.id, file);
  const failure = photo.failure ?? result.failure;
  return (
    <section
      className="batch-part batch-compare"
      aria-label={t('batchRoom.compareTitle', { name: row.name })}
    >
      <header className="batch-head">
        <Button ref={back} icon={ArrowLeft} onClick={closeComparison}>
          {t('batchRoom.back')}
        </Button>
        <h3>{row.name}</h3>
        {files.length > 1 && (
          <span className="batch-which">
            <Select
              label={t('batchRoom.whichResult')}
              value={String(file)}
              options={files.map((path, at) => ({
                value: String(at),
                label: path.split(/[/\\]/).slice(-2).join('/'),
              }))}
              onChange={(next) => {
                setFile(Number(next));
              }}
            />
          </span>
        )}
      </header>
      {failure && (
        <div className="batch-empty">
          <strong>{failureWords(failure).title}</strong>
          <p>{failureWords(failure).detail}</p>
        </div>
      )}
      {!failure && photo.bitmap && result.bitmap && (
        <Split
          key={`${result.bitmap.width} ${result.bitmap.height}`}
          before={photo.bitmap}
          after={result.bitmap}
        />
      )}
    </section>
  );
}

interface SplitProps {
  readonly before: ImageBitmap;
  readonly after: ImageBitmap;
}

/** Both at the size of the result, so that the same place lies under the line. */
function Split({ before, after }: SplitProps) {
  const { t } = useTranslation();
  const size = useMemo(() => ({ width: after.width, height: after.height }), [after]);
  const zoom = useZoom(size);
  const [at, setAt] = useState(0.5);
  const position = Math.round(zoom.pane.width * at);
  const draw = useMemo<Draw>(
    () => (context, view) => {
      const { scale, x, y } = aligned(view, devicePixelRatio);
      context.imageSmoothingEnabled = scale * devicePixelRatio < 1;
      context.imageSmoothingQuality = 'high';
      const part = (bitmap: ImageBitmap, from: number, to: number) => {
        context.save();
        context.beginPath();
        context.rect(from, 0, to - from, context.canvas.height);
        context.clip();
        context.drawImage(bitmap, x, y, size.width * scale, size.height * scale);
        context.restore();
      };
      part(before, 0, position);
      part(after, position, context.canvas.width);
    },
    [before, after, position, size],
  );
  return (
    <Pane label={t('batchRoom.beforeAfter')} zoom={zoom} draw={draw}>
      <Divider
        at={at}
        position={position}
        label={t('compare.methods.divider')}
        before={t('batchRoom.before')}
        after={t('batchRoom.after')}
        onMove={(to) => {
          setAt(Math.min(1, Math.max(0, to)));
        }}
      />
    </Pane>
  );
}

interface Loaded {
  readonly bitmap: ImageBitmap | null;
  readonly failure: Failure | null;
}

function usePicture(row: BatchRowId, file: number | null): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ bitmap: null, failure: null });
  useEffect(() => {
    let wanted = true;
    let shown: ImageBitmap | null = null;
    loadPicture({ row, file, side: SIDE, exact: true }).then(
      (bitmap) => {
        shown = bitmap;
        if (wanted) setLoaded({ bitmap, failure: null });
        else bitmap.close();
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) logUnforeseen(error);
        const failure = error instanceof CallError ? error : { code: 'internal', message: '' };
        if (wanted) setLoaded({ bitmap: null, failure });
      },
    );
    return () => {
      wanted = false;
      shown?.close();
    };
  }, [row, file]);
  return loaded;
}
