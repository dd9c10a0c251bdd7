import { useShallow } from 'zustand/shallow';
import type { OpenDocument } from '../../picture/document.ts';
import type { Preview } from '../../view/preview.ts';
import { choiceOf, shownOf, useChoices } from './choices.ts';
import { jobsOf, useJobs } from './store.ts';
import type { RunningJob } from './store.ts';

/**
 * What a tool shows in place of the picture, or of a part of it, until that is worked on: the newest preview of the
 * document's running job; else of several results the one that is looked at.
 */
export function useToolPreview({ id, following }: OpenDocument): Preview | null {
  const choice = useChoices((state) => choiceOf(state, id));
  const running = useJobs((state) => runningFor(state, id)?.preview ?? null);
  // A job tells many times a second how far it is, and where its preview lies as often.
  const within = useJobs(useShallow((state) => runningFor(state, id)?.within));
  const landing = useJobs((state) => state.landing[id] ?? null);
  if (!following) return null;
  if (running !== null) return { pixels: running, within };
  if (landing) return landing;
  const shown = choice && shownOf(choice);
  if (!shown) return null;
  const { picture, part } = shown;
  if (!part) return { pixels: picture.pixels };
  const { width, height } = picture;
  return { pixels: picture.pixels, mask: part.mask, within: { x: part.x, y: part.y, width, height } };
}

function runningFor(state: Parameters<typeof jobsOf>[0], document: string): RunningJob | undefined {
  return jobsOf(state, document).find((job): job is RunningJob => job.state === 'running');
}
