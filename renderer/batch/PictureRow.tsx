import { CircleAlert, CircleCheck, CircleSlash, Columns2, ImageOff, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow, BatchRowId } from '../../preload/contract/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { MiddleCut } from '../ui/MiddleCut.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Tip } from '../ui/Tip.tsx';
import { useIsChanged } from './changed.ts';
import { retryPictures } from './commands.ts';
import { writtenNoteWords, rowWords } from './row-words.ts';
import { useBatch } from './store.ts';
import { thumbnailSide, useThumbnail } from './thumbnails.ts';

interface PictureRowProps {
  readonly row: BatchRow;
  readonly place: number;
  readonly count: number;
  /** CSS pixels from the beginning of the list. */
  readonly top: number;
  readonly selected: boolean;
  /** Whether it is the one that keys go from. */
  readonly inHand: boolean;
  readonly onChoose: (id: BatchRowId, how: { readonly add: boolean; readonly range: boolean }) => void;
}

interface RowStandingProps {
  readonly row: BatchRow;
  readonly words: string;
  readonly isWrong: boolean;
}

/** A picture and how it stands. */
export function PictureRow({ row, place, count, top, selected, inHand, onChoose }: PictureRowProps) {
  const { id, name, folder, state } = row;
  const { i18n } = useTranslation();
  const unreadable = useBatch((all) => all.unreadable.get(id));
  const words = rowWords(row, unreadable, i18n.language);
  const isWrong = state.state === 'failed' || (state.state === 'waiting' && unreadable !== undefined);
  return (
    <div
      id={`batch-row-${id}`}
      className="batch-row"
      data-state={state.state}
      data-hand={inHand}
      role="option"
      aria-selected={selected}
      aria-label={`${name}: ${words}`}
      aria-posinset={place + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        onChoose(id, { add: event.ctrlKey || event.metaKey, range: event.shiftKey });
      }}
      onDoubleClick={() => {
        if (state.state === 'done') useBatch.setState({ compared: id });
      }}
    >
      <RowThumbnail id={id} />
      <div className="batch-words">
        <span className="batch-name" title={`${folder}/${name}`}>
          <MiddleCut text={name} keep={10} />
        </span>
        <RowStanding row={row} words={words} isWrong={isWrong} />
      </div>
      <RowButtons row={row} />
    </div>
  );
}

function RowThumbnail({ id }: { readonly id: BatchRowId }) {
  const bitmap = useThumbnail(id);
  const failure = useBatch((state) => state.unreadable.get(id));
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !bitmap) return;
    context.canvas.width = bitmap.width;
    context.canvas.height = bitmap.height;
    context.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <span className="batch-thumbnail" style={{ width: thumbnailSide, height: thumbnailSide }} aria-hidden>
      {failure ? <ImageOff size={18} strokeWidth={1.5} /> : bitmap && <canvas ref={canvas} />}
    </span>
  );
}

/** Below the name: what becomes of it, or why nothing does. */
function RowStanding({ row, words, isWrong }: RowStandingProps) {
  const { t } = useTranslation();
  const { state, folder } = row;
  if (isWrong)
    return (
      <Tip text={words}>
        <span className="batch-about batch-why">{words}</span>
      </Tip>
    );
  if (state.state === 'waiting')
    return (
      <span className="batch-about">
        <MiddleCut text={folder} keep={16} />
      </span>
    );
  if (state.state === 'working' && state.by !== null)
    return (
      <span className="batch-working">
        <Progress label={t('batchRoom.rowProgress')} value={state.fraction} />
        <span className="batch-about">{words}</span>
      </span>
    );
  const title =
    state.state === 'done' ? [...state.files, ...state.notes.map(writtenNoteWords)].join('\n') : undefined;
  return (
    <span className="batch-about" title={title}>
      {words}
    </span>
  );
}

function RowButtons({ row: { id, state, name } }: { readonly row: BatchRow }) {
  const { t } = useTranslation();
  const phase = useBatch((all) => all.standing.phase);
  const changed = useIsChanged();
  if (state.state === 'done')
    return (
      <>
        <IconButton
          small
          icon={Columns2}
          label={t('batchRoom.compare', { name })}
          side="left"
          onClick={() => {
            useBatch.setState({ compared: id });
          }}
        />
        <CircleCheck className="batch-good" size={16} aria-label={t('batchRoom.states.good')} />
      </>
    );
  if (state.state === 'skipped') return <CircleSlash className="batch-soft" size={16} aria-hidden />;
  if (state.state === 'failed')
    return (
      <>
        {((phase === 'ended' && !changed) || phase === 'paused') && (
          <IconButton
            small
            icon={RotateCcw}
            label={t('batchRoom.retry', { name })}
            side="left"
            onClick={() => void retryPictures([id])}
          />
        )}
        <CircleAlert className="batch-bad" size={16} aria-label={t('batchRoom.states.bad')} />
      </>
    );
  return null;
}
