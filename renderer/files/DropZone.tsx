import { ImageDown, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../picture/store.ts';
import { classNames } from '../ui/class-names.ts';
import { carriesFiles, useDrag } from './drag.ts';
import { openFiles } from './open.ts';
import { placeFiles } from './place.ts';

interface DropZoneProps {
  /** What becomes of files here; without it they are opened as photos. */
  readonly onFiles?: (files: readonly File[]) => void;
  /** The same in words. */
  readonly words: string;
  readonly children: ReactNode;
}

/** Where files may be dropped, and what they become there; says so while files are dragged. */
export function DropZone({ onFiles, words, children }: DropZoneProps) {
  const { t } = useTranslation();
  const dragging = useDrag((state) => state.dragging);
  const [over, setOver] = useState(false);
  const hasPicture = useDocuments((state) => state.documents.length > 0);
  const Icon = onFiles ? ImagePlus : ImageDown;
  return (
    <div
      className={classNames('drop-zone', onFiles ? 'drop-small' : 'drop-photo')}
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
        const files = [...event.dataTransfer.files];
        if (onFiles) onFiles(files);
        else void (event.shiftKey && hasPicture ? placeFiles(files) : openFiles(files));
      }}
    >
      {children}
      {dragging && (
        <div className={classNames('drop-overlay', over && 'drop-over')}>
          <Icon size={onFiles ? 20 : 32} strokeWidth={1.5} aria-hidden />
          <span>{words}</span>
          {!onFiles && hasPicture && <span className="drop-hint">{t('drop.place')}</span>}
        </div>
      )}
    </div>
  );
}
