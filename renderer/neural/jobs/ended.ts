import { create } from 'zustand';
import { picturesIn } from '../../../preload/contract/index.ts';
import type { Hash } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { report } from '../../base/notices.ts';
import { borrowing } from '../../base/owners.ts';
import { loadSmall } from '../../view/bitmaps.ts';
import { imageOf } from './store.ts';
import type { EndedJob } from './store.ts';

/** How many are remembered. */
const most = 30;

/** Side of their pictures, pixels: what jobs made is given back, so small copies are kept. */
const side = 96;

interface Ended {
  readonly job: EndedJob;
  /** What it made, or was given; null until that is there. */
  readonly picture: ImageBitmap | null;
}

/** Jobs that are over, latest first; errands are not among them. */
export const useEndedJobs = create<{ readonly jobs: readonly Ended[] }>(() => ({ jobs: [] }));

/** Remembers a job whose pictures nobody has let go yet. */
export function rememberEnded(job: EndedJob): void {
  set((jobs) => [{ job, picture: null }, ...jobs.filter((other) => other.job.id !== job.id)].slice(0, most));
  addPicture(job).catch(report);
}

export function forgetEnded(id: string): void {
  set((jobs) => jobs.filter(({ job }) => job.id !== id));
}

export function clearEndedJobs(): void {
  set(() => []);
}

async function addPicture(job: EndedJob): Promise<void> {
  const pixels = shownOf(job);
  if (pixels === null) return;
  const picture = await borrowing(async (owner) => {
    await pentimento().call('hold', { owner, pictures: [pixels] });
    return loadSmall(pixels, side, imageOf(job)?.profile);
  });
  set((jobs) => jobs.map((other) => (other.job.id === job.id ? { job, picture } : other)));
  if (!useEndedJobs.getState().jobs.some((each) => each.picture === picture)) picture.close();
}

/** The first picture that was made, else what was worked on. */
function shownOf(job: EndedJob): Hash | null {
  const outcome = job.state === 'done' ? job : job.partial;
  const [made] = outcome ? picturesIn(outcome.result) : [];
  return made ?? imageOf(job)?.pixels ?? null;
}

function set(next: (jobs: readonly Ended[]) => readonly Ended[]): void {
  const before = useEndedJobs.getState().jobs;
  const jobs = next(before);
  useEndedJobs.setState({ jobs });
  const shown = new Set(jobs.map(({ picture }) => picture));
  for (const { picture } of before) if (picture && !shown.has(picture)) picture.close();
}
