import {
  picturesIn,
  type Hash,
  type Job,
  type JobRecord,
  type NamedPixels,
} from '../../preload/contract/index.ts';
import { isOver } from './list.ts';

/**
 * What is remembered of a job that is over; null for others, and for one that was asked for without a recipe.
 * @param worked seconds, for a job that doesn't say so itself.
 * @param ended milliseconds since 1970.
 */
export function recordOf(job: Job, worked: number, ended: number): JobRecord | null {
  const { id, recipe } = job;
  if (!recipe || !isOver(job)) return null;
  const base = { id, recipe, picture: imageOf(job)?.name ?? null, ended, pictured: false };
  switch (job.state) {
    case 'done':
      return { ...base, seconds: job.seconds, state: 'done' };
    case 'failed': {
      const { error, partial } = job;
      return { ...base, seconds: worked, state: 'failed', error, kept: partial?.fraction ?? null };
    }
    case 'cancelled':
      return { ...base, seconds: worked, state: 'cancelled', kept: job.partial?.fraction ?? null };
  }
}

/** The stored picture that a job is known by: the first it made, else what it was given; with what its numbers mean. */
export function pictureOf(
  job: Job,
): { readonly pixels: Hash; readonly profile: NamedPixels['profile'] } | null {
  const image = imageOf(job);
  const outcome =
    job.state === 'done' ? job : job.state === 'failed' || job.state === 'cancelled' ? job.partial : null;
  const [made] = outcome ? picturesIn(outcome.result) : [];
  const pixels = made ?? image?.pixels;
  return pixels === undefined ? null : { pixels, profile: image?.profile };
}

function imageOf({ inputs: { image } }: Job): NamedPixels | null {
  return image?.kind === 'picture' ? image : null;
}
