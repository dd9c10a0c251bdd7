import { Brush, ImageDown } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../picture/store.ts';
import { classNames } from '../ui/class-names.ts';
import { carriesFiles, useDrag } from './drag.ts';
import { openFiles } from './open.ts';
import type { Purpose } from './open.ts';
import { placeFiles } from './place.ts';

/** Where files may be dropped, and what they become there; says so while files are dragged. */
export function DropZone({ purpose, children }: { readonly purpose: Purpose; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const dragging = useDrag((state) => state.dragging);
  const [over, setOver] = useState(false);
  const hasPicture = useDocuments((state) => state.documents.length > 0);
  const Icon = purpose === 'photo' ? ImageDown : Brush;
  return (
    <div
      className={`drop-zone drop-${purpose}`}
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
        if (purpose === 'photo' && event.shiftKey && hasPicture) void placeFiles(files);
        else void openFiles(files, purpose);
      }}
    >
      {children}
      {dragging && (
        <div className={classNames('drop-overlay', over && 'drop-over')}>
          <Icon size={purpose === 'photo' ? 32 : 20} strokeWidth={1.5} aria-hidden />
          <span>{t(`drop.${purpose}`)}</span>
          {purpose === 'photo' && hasPicture && <span className="drop-hint">{t('drop.place')}</span>}
        </div>
      )}
    </div>
  );
}
