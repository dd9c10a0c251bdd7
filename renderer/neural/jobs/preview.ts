import type { Hash } from '../../../preload/contract/index.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { shownPicture, useChoices } from './choices.ts';
import { jobsOf, useJobs } from './store.ts';

/**
 * What a tool shows in place of the picture, until that is worked on: the newest preview of the document's running
 * job; else of several results the one that is looked at.
 */
export function useToolPreview({ id, following }: OpenDocument): Hash | null {
  const chosen = useChoices((state) => shownPicture(state, id)?.pixels ?? null);
  const running = useJobs((state) => {
    const job = jobsOf(state, id).find((each) => each.state === 'running');
    return (job?.state === 'running' ? job.preview : null) ?? state.landing[id] ?? null;
  });
  return following ? (running ?? chosen) : null;
}
