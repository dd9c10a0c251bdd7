import type {
  Asked,
  Device,
  Failure,
  Job,
  PartialOutcome,
  SmallPicture,
  Trial,
} from '../../preload/contract/index.ts';
import type { EngineConfiguration, FromJob } from '../engine/protocol.ts';
import { explain } from '../errors/explain.ts';
import { toFailure } from '../errors/user-error.ts';
import type { Fork } from '../processes/worker.ts';
import { Engine } from './engine.ts';
import { Eta } from './eta.ts';
import type { Learning, LearningJobs } from './learning.ts';
import { identity, type JobIn, type JobList } from './list.ts';
import type { PhotoSource } from './photos.ts';

/**
 * How long a job may take to stop by itself before its process is ended: the steps of one that learns are longer, and so
 * would be what is lost.
 */
const DEADLINES_MS = { quick: 8_000, learning: 30_000 };

/** How many engines a job is given to that die before they have it in hand. */
const MOST_ENGINES = 2;

/** The job that a lane works on. */
interface Run {
  readonly id: string;
  readonly eta: Eta;
  readonly since: number;
  /** Seconds that it worked before a pause. */
  readonly before: number;
  /** How many engines it was given to. */
  engines: number;
  /** Whether the engine has it in hand. */
  begun: boolean;
  /** The newest preview that can stand for a result, should there be no other. */
  preview: PartialOutcome | null;
  wish?: { readonly type: 'cancel' | 'pause'; readonly deadline: NodeJS.Timeout };
}

export interface LaneOptions {
  readonly fork: Fork;
  readonly configuration: EngineConfiguration;
  readonly list: JobList;
  readonly photos: PhotoSource;
  /** Which of the jobs are this lane's. */
  readonly takes: (job: Job) => boolean;
  /** Where jobs are recorded that learn; null where none do. */
  readonly learning: LearningJobs | null;
  readonly tellDevice?: (device: Device) => void;
}

/**
 * Jobs of one kind, one at a time, on an engine of their own. The engine's death costs the job that it had in
 * hand; one that it had not begun goes to the next engine.
 */
export class Lane {
  readonly #engine: Engine;
  readonly #list: JobList;
  readonly #takes: (job: Job) => boolean;
  readonly #learning: LearningJobs | null;
  #run: Run | null = null;
  #whenIdle: () => void = () => undefined;

  constructor({ fork, configuration, list, photos, takes, learning, tellDevice }: LaneOptions) {
    this.#list = list;
    this.#takes = takes;
    this.#learning = learning;
    const events = {
      job: (message: FromJob) => this.#hear(message),
      death: (reason: string) => this.#bury(reason),
      device: (device: Device) => tellDevice?.(device),
    };
    this.#engine = new Engine(fork, configuration, events, photos);
  }

  device(): Promise<Device> {
    return this.#engine.device();
  }

  ask(asked: Asked): ReturnType<Engine['ask']> {
    return this.#engine.ask(asked);
  }

  findPeople(picture: SmallPicture): ReturnType<Engine['findPeople']> {
    return this.#engine.findPeople(picture);
  }

  tryOut(trial: Trial): ReturnType<Engine['tryOut']> {
    return this.#engine.tryOut(trial);
  }

  measureModel(model: string): ReturnType<Engine['measureModel']> {
    return this.#engine.measureModel(model);
  }

  /** Takes effect at once when idle, else after the running job. An engine that nobody asked for isn't started. */
  configure(change: Partial<EngineConfiguration>, wake: boolean): void {
    this.#engine.configure(change);
    if (this.#run) return;
    this.#engine.stop();
    if (wake) this.#engine.wake();
  }

  /** Gives back what the engine holds, where there is nothing for it to do. */
  rest(): void {
    if (!this.#run) this.#engine.stop();
  }

  add(job: JobIn<'queued'>): void {
    this.#list.set(job);
    this.#record({ job: identity(job), ...atStart });
    this.#next();
  }

  /** Puts a job that waits before another that does, or behind all. Where that one waits no longer, nobody waits longer. */
  move(job: Job, before: string | null): void {
    if (job.state !== 'queued') return;
    const others = this.#waiting().filter(({ id }) => id !== job.id);
    const [first] = others;
    const known = others.some(({ id }) => id === before);
    this.#list.move(job.id, known || before === null ? before : (first?.id ?? null));
  }

  /** Stops a job for good, wherever it stands. */
  cancel(job: Job): void {
    if (job.state === 'queued' || job.state === 'paused')
      this.#settle({ ...identity(job), state: 'cancelled', partial: null });
    else if (job.state === 'running') this.#wishFor(job, 'cancel');
  }

  pause(job: Job): void {
    if (job.state === 'queued') this.#list.set(this.#paused(job, null));
    else if (job.state === 'running') this.#wishFor(job, 'pause');
  }

  resume(job: Job): void {
    if (job.state !== 'paused') return;
    this.#list.set({ ...identity(job), state: 'queued' });
    this.#next();
  }

  /** What another start of the application left to go on with. */
  offer(record: Learning): void {
    this.#list.set({ ...record.job, state: 'paused', ...standing(record), preview: null, why: null });
  }

  /** Lets a job that learns write where it stands, as far as that takes no longer than `most`, and ends the engine. */
  async close(most: number): Promise<void> {
    const job = this.#run && this.#list.get(this.#run.id);
    // Nobody goes on from one that was to be stopped.
    if (this.#learning && job?.state === 'running' && this.#run?.wish?.type !== 'cancel') {
      const idle = new Promise<void>((resolve) => (this.#whenIdle = resolve));
      for (const waiting of this.#waiting()) this.pause(waiting);
      this.pause(job);
      let late: NodeJS.Timeout | undefined;
      await Promise.race([idle, new Promise((resolve) => (late = setTimeout(resolve, most)))]);
      clearTimeout(late);
    }
    clearTimeout(this.#run?.wish?.deadline);
    this.#engine.close();
  }

  #waiting(): JobIn<'queued'>[] {
    return this.#list.in('queued').filter(this.#takes);
  }

  #next(): void {
    if (this.#run) return;
    const [job] = this.#waiting();
    if (!job) {
      this.#whenIdle();
      // Learning is rare, and an engine keeps what it has loaded.
      if (this.#learning) this.#engine.stop();
      return;
    }
    const before = this.#learning?.get(job.id) ?? atStart;
    this.#run = {
      ...{ id: job.id, eta: new Eta(), since: performance.now(), before: before.seconds },
      ...{ engines: 0, begun: false, preview: null },
    };
    const at = standing(before);
    this.#list.set({ ...identity(job), state: 'running', ...at, secondsLeft: null, preview: null });
    this.#give(this.#run, job);
  }

  #give(run: Run, { id, tool, parameters, inputs }: Job): void {
    run.engines += 1;
    const checkpoint = this.#learning?.checkpointOf(id) ?? null;
    this.#engine.send({ type: 'run', job: id, tool, parameters, inputs, checkpoint });
  }

  /** The last wish counts, until the job has ended. */
  #wishFor(job: JobIn<'running'>, type: 'cancel' | 'pause'): void {
    const run = this.#run;
    if (run?.id !== job.id || run.wish?.type === type) return;
    if (!run.begun) {
      // There is nothing to keep. An engine that is still starting skips it, and need not be waited for.
      this.#engine.send({ type: 'cancel', job: job.id });
      this.#finish(type === 'pause' ? this.#paused(job, null) : stopped(job, run));
      return;
    }
    this.#engine.send({ type, job: job.id });
    clearTimeout(run.wish?.deadline);
    const deadline = setTimeout(
      () => {
        this.#engine.stop();
        const now = this.#list.get(job.id);
        if (now?.state === 'running')
          this.#finish(type === 'pause' ? this.#paused(now, null) : stopped(now, run));
      },
      DEADLINES_MS[this.#learning ? 'learning' : 'quick'],
    );
    run.wish = { type, deadline };
  }

  #hear(message: FromJob): void {
    const run = this.#run;
    const job = this.#list.get(message.job);
    if (job?.state !== 'running' || run?.id !== job.id) return;
    const seconds = run.before + (performance.now() - run.since) / 1000;
    switch (message.type) {
      case 'begun':
        run.begun = true;
        break;
      case 'progress':
        this.#progress(job, run, message, seconds);
        break;
      case 'checkpointed':
        this.#record({ job: identity(job), ...standing(job), seconds });
        break;
      case 'done': {
        const { result, measures, notes, models, continues } = message;
        this.#finish({
          ...identity(job),
          state: 'done',
          result,
          seconds,
          measures,
          notes,
          models,
          continues,
        });
        break;
      }
      case 'cancelled': {
        const { fraction } = job;
        const partial = message.partial && { ...message.partial, seconds, fraction };
        this.#finish({ ...identity(job), state: 'cancelled', partial });
        break;
      }
      case 'paused':
        this.#finish(this.#paused(job, null));
        break;
      case 'failed':
        this.#finish(this.#failed(job, run, message.error));
        break;
    }
  }

  #progress(
    job: JobIn<'running'>,
    run: Run,
    message: Extract<FromJob, { type: 'progress' }>,
    seconds: number,
  ) {
    const { stage, step, of, fraction, preview, within, partial, losses } = message;
    // A part of the picture can't stand for a result.
    if (preview && !within && partial) {
      const nothing = { measures: {}, notes: [], models: [] };
      run.preview = {
        result: { kind: 'picture', ...preview },
        seconds,
        fraction,
        ...nothing,
        continues: partial.continues,
      };
    }
    const secondsLeft = run.eta.update(performance.now() / 1000, fraction);
    const shown = preview ? { preview: preview.pixels, within } : {};
    const told = losses ? { losses: [...losses] } : {};
    this.#list.set({ ...job, stage, step, of, fraction, secondsLeft, ...shown, ...told });
  }

  #bury(reason: string): void {
    const run = this.#run;
    const job = run && this.#list.get(run.id);
    if (!run || job?.state !== 'running') return;
    if (!run.begun && run.engines < MOST_ENGINES) {
      this.#give(run, job);
      return;
    }
    if (run.wish?.type === 'cancel') {
      this.#finish(stopped(job, run));
      return;
    }
    const error = toFailure(explain(`engine-died.${run.begun ? 'working' : 'beginning'}`, { reason }));
    // One that can't begin can't begin the others either: they would only wear out the machine.
    if (!run.begun) for (const waiting of this.#waiting()) this.#settle(this.#failed(waiting, run, error));
    this.#finish(this.#failed(job, run, error));
  }

  /** What can go on from a checkpoint waits instead. */
  #failed(job: Job, run: Run, error: Failure): Job {
    if ((this.#learning?.get(job.id)?.seconds ?? 0) > 0) return this.#paused(job, error);
    const partial = run.id === job.id ? run.preview : null;
    return { ...identity(job), state: 'failed', error, partial };
  }

  #paused(job: Job, why: Failure | null): JobIn<'paused'> {
    const at = standing(this.#learning?.get(job.id) ?? atStart);
    const { preview, losses = [] } = job.state === 'running' ? job : { preview: null };
    return { ...identity(job), state: 'paused', ...at, preview, ...(losses.length > 0 && { losses }), why };
  }

  #record(record: Learning): void {
    this.#learning?.keep(record).catch((error: unknown) => process.emitWarning(String(error)));
  }

  #finish(job: Job): void {
    clearTimeout(this.#run?.wish?.deadline);
    this.#run = null;
    if (this.#engine.outdated) {
      this.#engine.stop();
      this.#engine.wake();
    }
    this.#settle(job);
    this.#next();
  }

  /** A job's state after which it isn't worked on; a record of one that is over is of no use. */
  #settle(job: Job): void {
    this.#list.set(job);
    if (job.state !== 'paused')
      this.#learning?.forget(job.id).catch((error: unknown) => process.emitWarning(String(error)));
  }
}

const atStart = { stage: 'starting', step: 0, of: 1, fraction: 0, seconds: 0 };

type Standing = Pick<Learning, 'stage' | 'step' | 'of' | 'fraction'>;

function standing({ stage, step, of, fraction }: Standing): Standing {
  return { stage, step, of, fraction };
}

/** A job that had to be ended without a word: what was seen of it is what there is. */
function stopped(job: Job, run: Run): JobIn<'cancelled'> {
  return { ...identity(job), state: 'cancelled', partial: run.preview };
}
