import { useEffect } from 'react';
import type { Hash } from '../../preload/contract/index.ts';
import { jobsOf, useJobs } from '../neural/jobs/store.ts';
import type { OpenDocument } from '../picture/document.ts';
import { useBitmap } from './bitmaps.ts';
import type { Painter } from './painter.ts';

/** Shows the newest preview of the document's running job over the whole picture, while that is followed. */
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
  }, [bitmap, painter]);
}

function usePreviewHash({ id, following }: OpenDocument): Hash | null {
  return useJobs((state) => {
    if (!following) return null;
    const job = jobsOf(state, id).find((each) => each.state === 'running');
    return job?.state === 'running' ? job.preview : null;
  });
}
