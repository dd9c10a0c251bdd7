import { useEffect } from 'react';
import type { Hash } from '../../preload/contract/index.ts';
import { shownPicture, useChoices } from '../neural/choices/store.ts';
import { jobsOf, useJobs } from '../neural/jobs/store.ts';
import type { OpenDocument } from '../picture/document.ts';
import { useBitmap } from './bitmaps.ts';
import type { Painter } from './painter.ts';

/**
 * Shows over the whole picture the newest preview of the document's running job, while that is followed; else of
 * several results the one that is looked at.
 */
export function usePreview(document: OpenDocument, painter: Painter): void {
  const bitmap = useBitmap(usePreviewHash(document));
  useEffect(() => {
    if (!bitmap) {
      painter.preview(null);
      return;
    }
    painter.preview({
      draw: (context, { width, height }) => {
        context.imageSmoothingEnabled = true;
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, width, height);
      },
    });
    return () => {
      painter.preview(null);
    };
  }, [bitmap, painter]);
}

function usePreviewHash({ id, following }: OpenDocument): Hash | null {
  const chosen = useChoices((state) => shownPicture(state, id)?.pixels ?? null);
  const running = useJobs((state) => {
    if (!following) return null;
    const job = jobsOf(state, id).find((each) => each.state === 'running');
    return (job?.state === 'running' ? job.preview : null) ?? state.landing[id] ?? null;
  });
  return running ?? chosen;
}
