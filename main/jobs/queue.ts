import { randomUUID } from 'node:crypto';
import {
  picturesIn,
  picturesOf,
  type Asked,
  type Device,
  type Job,
  type ToolInputs,
} from '../../preload/contract/index.ts';
import type { EngineConfiguration, FromEngine, ToEngine } from '../engine/protocol.ts';
import { checkInputs, checkParameters, requireTool } from '../engine/tools/check.ts';
import { UserError } from '../errors/user-error.ts';
import { Worker, type Fork } from '../processes/worker.ts';
import { Eta } from './eta.ts';
import { Questions } from './questions.ts';

/** How long a cancelled job may take to stop by itself before its process is ended. */
const CANCEL_DEADLINE_MS = 8_000;

type Running = Extract<Job, { state: 'running' }>;

interface QueueEvents {
  job(job: Job): void;
  device(device: Device): void;
}

/**
 * Jobs, one at a time, on a supervised engine process: queued → running → done, failed or cancelled.
 * The engine's death fails the running job with the reason, and the next job starts a new engine.
 */
export class JobQueue {
  readonly #jobs = new Map<string, Job>();
  readonly #engine: Worker<ToEngine, FromEngine>;
  #configuration: EngineConfiguration;
  #running: { id: string; eta: Eta; started: number; deadline?: NodeJS.Timeout } | null = null;
  #outdated = false;
  readonly #questions: Questions;
  #device: Promise<Device>;
  #deviceKnown!: (device: Device) => void;
  #deviceLost!: (error: UserError) => void;

  constructor(
    fork: Fork,
    configuration: EngineConfiguration,
    private readonly emit: QueueEvents,
    private readonly forget: (preview: string) => Promise<void>,
  ) {
    this.#configuration = configuration;
    this.#device = this.#expectDevice();
    this.#engine = new Worker(
      () => fork('engine', this.#configuration),
      (message) => this.#hear(message),
      (reason) => this.#bury(reason),
    );
    this.#questions = new Questions((message) => this.#engine.send(message));
  }

  /** Has the engine answer a question about a tool. */
  ask(asked: Asked): ReturnType<Questions['ask']> {
    return this.#questions.ask(asked);
  }

  /** What computes; starts the engine if it isn't up. Rejects where the engine dies before it can say. */
  device(): Promise<Device> {
    this.#engine.wake();
    return this.#device;
  }

  /** Takes effect at once when idle, else after the running job. */
  useProvider(provider: string): void {
    this.#configuration = { ...this.#configuration, provider };
    this.#device = this.#expectDevice();
    if (this.#running) {
      this.#outdated = true;
    } else {
      this.#engine.stop();
      this.#engine.wake();
    }
  }

  start(toolId: string, parameters: Record<string, unknown>, inputs: ToolInputs): string {
    const tool = requireTool(toolId);
    const checked = checkParameters(tool, parameters);
    checkInputs(tool, inputs, checked);
    const id = randomUUID();
    this.#set({ state: 'queued', id, tool: toolId, parameters: checked, inputs });
    this.#next();
    return id;
  }

  cancel(id: string): void {
    const job = this.#jobs.get(id);
    if (job?.state === 'queued') {
      this.#set({ ...identity(job), state: 'cancelled', preview: null });
    } else if (job?.state === 'running' && this.#running?.id === id) {
      this.#engine.send({ type: 'cancel', job: id });
      this.#running.deadline ??= setTimeout(() => {
        this.#engine.stop();
        this.#finish({ ...identity(job), state: 'cancelled', preview: job.preview });
      }, CANCEL_DEADLINE_MS);
    }
  }

  jobs(): Job[] {
    return [...this.#jobs.values()];
  }

  close(): void {
    clearTimeout(this.#running?.deadline);
    this.#engine.stop();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.jobs().find(({ state }) => state === 'queued');
    if (!job) return;
    const { id, tool, parameters, inputs } = job;
    this.#running = { id, eta: new Eta(), started: performance.now() };
    this.#set({
      ...identity(job),
      state: 'running',
      stage: 'starting',
      step: 0,
      of: 1,
      fraction: 0,
      secondsLeft: null,
      preview: null,
    });
    this.#engine.send({ type: 'run', job: id, tool, parameters, inputs });
  }

  #hear(message: FromEngine): void {
    if (message.type === 'answer' || message.type === 'unanswered') {
      this.#questions.hear(message);
      return;
    }
    if (message.type === 'ready') {
      this.#deviceKnown(message.device);
      this.emit.device(message.device);
      return;
    }
    const job = this.#jobs.get(message.job);
    if (job?.state !== 'running' || this.#running?.id !== job.id) return;
    switch (message.type) {
      case 'progress':
        this.#progress(job, this.#running.eta, message);
        break;
      case 'done': {
        const { result, measures, notes, models } = message;
        const seconds = (performance.now() - this.#running.started) / 1000;
        this.#finish({ ...identity(job), state: 'done', result, seconds, measures, notes, models });
        this.#drop(job.preview);
        break;
      }
      case 'cancelled':
        this.#finish({ ...identity(job), state: 'cancelled', preview: job.preview });
        break;
      case 'failed':
        this.#finish({ ...identity(job), state: 'failed', error: message.error });
        break;
    }
  }

  #progress(job: Running, eta: Eta, message: Extract<FromEngine, { type: 'progress' }>): void {
    const { stage, step, of, fraction, preview = job.preview } = message;
    const secondsLeft = eta.update(performance.now() / 1000, fraction);
    this.#set({ ...job, stage, step, of, fraction, secondsLeft, preview });
    if (job.preview !== preview) this.#drop(job.preview);
  }

  /** Lets a preview go, unless it is, byte for byte, a picture that is kept. */
  #drop(preview: string | null): void {
    if (preview === null || this.jobs().some((job) => holds(job, preview))) return;
    void this.forget(preview);
  }

  #bury(reason: string): void {
    this.#questions.lose(reason);
    this.#deviceLost(new UserError('device-unavailable', `The engine ${reason} while it started.`));
    this.#device = this.#expectDevice();
    const job = this.#running && this.#jobs.get(this.#running.id);
    if (!job) return;
    const message = `The engine ${reason} while it worked. Nothing else was touched; run it again, at a smaller size if memory was short.`;
    this.#finish({ ...identity(job), state: 'failed', error: { code: 'engine-died', message } });
  }

  #finish(job: Job): void {
    clearTimeout(this.#running?.deadline);
    this.#running = null;
    if (this.#outdated) {
      this.#outdated = false;
      this.#engine.stop();
      this.#engine.wake();
    }
    this.#set(job);
    this.#next();
  }

  #set(job: Job): void {
    this.#jobs.set(job.id, job);
    this.emit.job(job);
  }

  #expectDevice(): Promise<Device> {
    const device = new Promise<Device>((resolve, reject) => {
      this.#deviceKnown = resolve;
      this.#deviceLost = reject;
    });
    // Nobody may have asked.
    device.catch(() => undefined);
    return device;
  }
}

function identity({ id, tool, parameters, inputs }: Job): Pick<Job, 'id' | 'tool' | 'parameters' | 'inputs'> {
  return { id, tool, parameters, inputs };
}

/** Whether a job came from these pixels or led to them: the photo is its own first preview at full size. */
function holds(job: Job, pixels: string): boolean {
  return (
    picturesOf(job.inputs).includes(pixels) ||
    (job.state === 'done' && picturesIn(job.result).includes(pixels))
  );
}
