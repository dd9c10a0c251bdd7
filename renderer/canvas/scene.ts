import type { Hash } from '../../preload/contract.ts';
import { useCompare } from '../compare/store.ts';
import { originalOf, shownOf } from '../documents/document.ts';
import type { PhotoDocument } from '../documents/document.ts';
import { jobsOf, useJobs } from '../jobs/store.ts';

/** What the canvas shows of a picture. */
export interface Scene {
  readonly original: Hash;
  readonly shown: Hash;
  /** Whether before and after stand side by side. */
  readonly split: boolean;
}

/** The newest preview of the job that the canvas follows. */
export function usePreview(document: PhotoDocument): Hash | null {
  return useJobs((state) => {
    if (!document.live) return null;
    const job = jobsOf(state, document.id).find(({ state }) => state === 'running');
    return job?.state === 'running' ? job.preview : null;
  });
}

export function useScene(document: PhotoDocument): Scene {
  const preview = usePreview(document);
  const peeking = useCompare((state) => state.peeking);
  const split = useCompare((state) => state.split);
  const versions = document.history.present;
  const original = originalOf(versions).pixels;
  const shown = preview ?? shownOf(versions).pixels;
  return { original, shown: peeking ? original : shown, split: split && !peeking && shown !== original };
}
