import { picturesIn, picturesOf, type Job, type Outcome } from '../../preload/contract/index.ts';

export type JobIn<S extends Job['state']> = Extract<Job, { state: S }>;

/** How many jobs that are over are remembered: a window that was away hears how its own ended. */
const REMEMBERED = 50;

/** Every job that is not over, in the order they came, and the last ones that are. */
export class JobList {
  readonly #jobs = new Map<string, Job>();

  constructor(
    private readonly emit: (job: Job) => void,
    private readonly forget: (pixels: string) => Promise<void>,
  ) {}

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  all(): Job[] {
    return [...this.#jobs.values()];
  }

  in<S extends Job['state']>(state: S): JobIn<S>[] {
    return this.all().filter((job): job is JobIn<S> => job.state === state);
  }

  /** A job as it is now; the preview that it no longer has is dropped. */
  set(job: Job): void {
    const before = this.#jobs.get(job.id);
    this.#jobs.set(job.id, job);
    this.emit(job);
    const preview = before ? previewOf(before) : null;
    if (preview !== null && preview !== previewOf(job)) this.#drop(preview);
    const over = this.all().filter(isOver);
    for (const { id } of over.slice(0, Math.max(0, over.length - REMEMBERED))) this.#jobs.delete(id);
  }

  /** Lets a preview go, unless it is, byte for byte, a picture that is kept. */
  #drop(preview: string): void {
    if (this.all().some((job) => holds(job, preview))) return;
    this.forget(preview).catch((error: unknown) => process.emitWarning(String(error)));
  }
}

export function isOver(job: Job): job is JobIn<'done' | 'failed' | 'cancelled'> {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Who a job is, whatever its state. */
export function identity({
  id,
  tool,
  parameters,
  inputs,
}: Job): Pick<Job, 'id' | 'tool' | 'parameters' | 'inputs'> {
  return { id, tool, parameters, inputs };
}

function previewOf(job: Job): string | null {
  return job.state === 'running' || job.state === 'paused' ? job.preview : null;
}

/** Whether a job came from these pixels or led to them: the photo is its own first preview at full size. */
function holds(job: Job, pixels: string): boolean {
  const outcome = outcomeOf(job);
  return (
    picturesOf(job.inputs).includes(pixels) ||
    previewOf(job) === pixels ||
    (outcome !== null && picturesIn(outcome.result).includes(pixels))
  );
}

function outcomeOf(job: Job): Outcome | null {
  if (job.state === 'done') return job;
  return job.state === 'failed' || job.state === 'cancelled' ? job.partial : null;
}
