import { ImageDown, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { carriesFiles, useDrag } from './dragging.ts';

interface DropZoneProps {
  /** Of the whole stage, or of a part of a panel. */
  readonly size: 'photo' | 'small';
  /** What files become here. */
  readonly words: string;
  readonly hint?: string | undefined;
  /** What fell, as the browser has it: read before the event is over. */
  readonly onDrop: (transfer: DataTransfer, shift: boolean) => void;
  readonly children: ReactNode;
}

/** Where files may be dropped; says what they become there while files are dragged. */
export function DropZone({ size, words, hint, onDrop, children }: DropZoneProps) {
  const Icon = size === 'photo' ? ImageDown : ImagePlus;
  const dragging = useDrag((state) => state.dragging);
  const [over, setOver] = useState(false);
  return (
    <div
      className={`drop-zone drop-${size}`}
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer, event.shiftKey);
      }}
    >
      {children}
      {dragging && (
        <div className={classNames('drop-overlay', over && 'drop-over')}>
          <Icon size={size === 'photo' ? 32 : 20} strokeWidth={1.5} aria-hidden />
          <span>{words}</span>
          {hint !== undefined && <span className="drop-hint">{hint}</span>}
        </div>
      )}
    </div>
  );
}
