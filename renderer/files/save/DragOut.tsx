import { FileImage, GripVertical } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { extensions } from '../../../preload/contract/formats.ts';
import type { Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';

interface DragOutProps {
  readonly plan: Request<'measureExport'>;
  /** Without its ending. */
  readonly name: string;
}

/**
 * The export as a file to drag out of the window. It must be there before the drag begins, so it is written as soon as
 * the pointer comes near.
 */
export function DragOut({ plan, name }: DragOutProps) {
  const { t } = useTranslation();
  const wanted = JSON.stringify([plan, name]);
  const [written, setWritten] = useState<{ readonly of: string; readonly file: string } | null>(null);
  const asked = useRef<string | null>(null);
  const ready = written?.of === wanted ? written.file : null;

  const prepare = () => {
    if (asked.current === wanted) return;
    asked.current = wanted;
    pentimento()
      .call('prepareDrag', { ...plan, name })
      .then(
        ({ file }) => {
          if (asked.current === wanted) setWritten({ of: wanted, file });
        },
        (error: unknown) => {
          asked.current = null;
          report(error);
        },
      );
  };

  return (
    <div
      className="drag-out"
      draggable={ready !== null}
      data-ready={ready !== null}
      onPointerEnter={prepare}
      onPointerMove={prepare}
      onDragStart={(event) => {
        event.preventDefault();
        if (ready === null) return;
        pentimento()
          .call('dragOut', { file: ready, icon: iconOf(event.currentTarget) })
          .catch(report);
      }}
    >
      <GripVertical size={16} aria-hidden />
      <FileImage size={16} aria-hidden />
      <span className="drag-out-name">{`${name}.${extensions[plan.format][0]}`}</span>
      <span className="drag-out-about">{t(ready === null ? 'save.drag.point' : 'save.drag.ready')}</span>
    </div>
  );
}

/** The sides of the picture that goes with the pointer, CSS pixels. */
const iconSide = 64;

/** What the preview beside it shows, small, as the data URL of a PNG. */
function iconOf(element: HTMLElement): string {
  const preview = element.closest('.export')?.querySelector('canvas');
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [iconSide, iconSide];
  if (preview) {
    const side = Math.min(preview.width, preview.height);
    const corner = [(preview.width - side) / 2, (preview.height - side) / 2] as const;
    canvas.getContext('2d')?.drawImage(preview, ...corner, side, side, 0, 0, iconSide, iconSide);
  }
  return canvas.toDataURL('image/png');
}
