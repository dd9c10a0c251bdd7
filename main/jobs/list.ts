import { picturesOf, storedIn, type Job, type Outcome } from '../../preload/contract/index.ts';

export type JobIn<S extends Job['state']> = Extract<Job, { state: S }>;

/** How many jobs that are over are remembered: a window that was away hears how its own ended. */
const REMEMBERED = 50;

/** What jobs hold of the pixel store. */
export interface JobPictures {
  /**
   * Lets a job hold the pictures that it names as it is now, and no others; what is new among them the engine made. One that
   * is over goes on holding what was seen of it last: who shows that does so until the result is in its place.
   */
  hold(job: Job, before: Job | undefined): void;
  /** The job is forgotten. */
  release(id: string): void;
}

/** Every job that is not over, in the order they came, and the last ones that are. */
export class JobList {
  readonly #jobs = new Map<string, Job>();

  constructor(
    private readonly emit: (job: Job) => void,
    private readonly pictures: JobPictures,
    private readonly emitOrder: (ids: readonly string[]) => void = () => undefined,
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

  /** A job as it is now. What it names is held before anybody hears of it, and may fetch it. */
  set(job: Job): void {
    this.pictures.hold(job, this.#jobs.get(job.id));
    this.#jobs.set(job.id, job);
    this.emit(job);
    const over = this.all().filter(isOver);
    for (const { id } of over.slice(0, Math.max(0, over.length - REMEMBERED))) this.forget(id);
  }

  /** Puts a job before another, or behind all. */
  move(id: string, before: string | null): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    const others = this.all().filter((other) => other.id !== id);
    const at = before === null ? others.length : others.findIndex((other) => other.id === before);
    others.splice(at < 0 ? others.length : at, 0, job);
    this.#jobs.clear();
    for (const each of others) this.#jobs.set(each.id, each);
    this.emitOrder(others.filter((each) => !isOver(each)).map((each) => each.id));
  }

  /** Whoever asked for a job that is over has what they want of it. */
  forget(id: string): void {
    const job = this.#jobs.get(id);
    if (!job || !isOver(job)) return;
    this.#jobs.delete(id);
    this.pictures.release(id);
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
  recipe,
}: Job): Pick<Job, 'id' | 'tool' | 'parameters' | 'inputs' | 'recipe'> {
  return { id, tool, parameters, inputs, ...(recipe && { recipe }) };
}

/** Everything in the pixel store that a job speaks of: it was given that, shows it, or came to it. */
export function storedFor(job: Job): string[] {
  const outcome = outcomeOf(job);
  return [...picturesOf(job.inputs), ...previewOf(job), ...(outcome ? storedIn(outcome.result) : [])];
}

/** What is seen of a job that isn't over; none where that is nothing yet. */
export function previewOf(job: Job): string[] {
  const preview = job.state === 'running' || job.state === 'paused' ? job.preview : null;
  return preview === null ? [] : [preview];
}

function outcomeOf(job: Job): Outcome | null {
  if (job.state === 'done') return job;
  return job.state === 'failed' || job.state === 'cancelled' ? job.partial : null;
}
