import { randomUUID } from 'node:crypto';
import type { Asked, Device, Job, SmallPicture, ToolInputs, Trial } from '../../preload/contract/index.ts';
import type { Recipe } from '../../preload/contract/recipe.ts';
import type { ComputeSettings, EngineConfiguration } from '../engine/protocol.ts';
import { checkInputs, checkParameters, requireTool } from '../engine/tools/check.ts';
import { tools as allTools } from '../engine/tools/definitions.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { explain } from '../errors/explain.ts';
import type { Fork } from '../processes/worker.ts';
import type { Engine } from './engine.ts';
import { Lane } from './lane.ts';
import type { LearningJobs } from './learning.ts';
import { JobList, type JobPictures } from './list.ts';
import type { PhotoSource } from './photos.ts';

export interface QueueOptions {
  readonly fork: Fork;
  readonly configuration: Pick<EngineConfiguration, 'store' | 'models' | 'ownModels'> & ComputeSettings;
  readonly learning: LearningJobs;
  readonly events: {
    job(job: Job): void;
    /** The jobs that are not over, in their new order. */
    order(ids: readonly string[]): void;
    device(device: Device): void;
  };
  readonly pictures: JobPictures;
  readonly photos: PhotoSource;
  readonly tools?: readonly Tool[];
  readonly checkpointEvery?: number;
}

/** Milliseconds of learning that a crash may cost. */
const CHECKPOINT_EVERY = 30_000;

/** How long the end of the application waits for a job that learns to write where it stands. */
const LAST_WORDS_MS = 5_000;

/**
 * Jobs in two lanes: quick ones, and those that learn for minutes or hours and must not hold the others up. Each
 * lane has an engine of its own, one job at a time: queued → running → done, failed or cancelled. A job that
 * learns can be paused, and what was not over when the application ended is offered again as paused.
 */
export class JobQueue {
  readonly #list: JobList;
  readonly #tools: readonly Tool[];
  readonly #quick: Lane;
  readonly #long: Lane;

  constructor({ fork, configuration, learning, events, pictures, photos, ...options }: QueueOptions) {
    const { tools = allTools, checkpointEvery = CHECKPOINT_EVERY } = options;
    const list = new JobList(
      (job) => events.job(job),
      pictures,
      (ids) => events.order(ids),
    );
    this.#list = list;
    this.#tools = tools;
    const learns = (job: Job) => this.#learns(job);
    this.#quick = new Lane({
      ...{ fork, list, photos, learning: null },
      configuration: { ...configuration, memoryShare: 1, yieldsToOthers: false, checkpointEvery },
      takes: (job) => !learns(job),
      tellDevice: (device) => events.device(device),
    });
    this.#long = new Lane({
      ...{ fork, list, photos, learning, takes: learns },
      // Both engines may compute at once.
      configuration: { ...configuration, memoryShare: 0.5, yieldsToOthers: true, checkpointEvery },
    });
    for (const record of learning.list()) this.#long.offer(record);
  }

  /** Has the engine answer a question about a tool, between the steps of quick jobs. */
  ask(asked: Asked): ReturnType<Engine['ask']> {
    return this.#quick.ask(asked);
  }

  /** Has the engine look for people, between the steps of quick jobs. */
  findPeople(picture: SmallPicture): ReturnType<Engine['findPeople']> {
    return this.#quick.findPeople(picture);
  }

  /** Has the engine run a tool on a small picture, between the steps of quick jobs. */
  tryOut(trial: Trial): ReturnType<Engine['tryOut']> {
    return this.#quick.tryOut(trial);
  }

  /** Has the engine measure how long a model takes, between the steps of quick jobs. */
  measureModel(model: string): ReturnType<Engine['measureModel']> {
    return this.#quick.measureModel(model);
  }

  /** What computes; starts the engine if it isn't up. Rejects where the engine dies before it can say. */
  device(): Promise<Device> {
    return this.#quick.device();
  }

  /** Takes effect at once when idle, else after the running job. */
  configure(compute: Partial<ComputeSettings>): void {
    this.#quick.configure(compute, true);
    this.#long.configure(compute, false);
  }

  start(toolId: string, parameters: Record<string, unknown>, inputs: ToolInputs, recipe?: Recipe): string {
    const tool = requireTool(toolId, this.#tools);
    const checked = checkParameters(tool, parameters);
    checkInputs(tool, inputs, checked);
    const id = randomUUID();
    const job = {
      state: 'queued',
      id,
      tool: toolId,
      parameters: checked,
      inputs,
      ...(recipe && { recipe }),
    } as const;
    this.#laneOf(job).add(job);
    return id;
  }

  /**
   * Puts a job that waits before another one, or behind all: null.
   * @throws UserError bad-parameters where the other is in the other lane.
   */
  move(id: string, before: string | null): void {
    const job = this.#list.get(id);
    if (!job) return;
    const other = before === null ? undefined : this.#list.get(before);
    if (other && this.#laneOf(other) !== this.#laneOf(job))
      throw explain('bad-parameters.other-lane', { tool: job.tool });
    this.#laneOf(job).move(job, before);
  }

  cancel(id: string): void {
    const job = this.#list.get(id);
    if (job) this.#laneOf(job).cancel(job);
  }

  /** @throws UserError bad-parameters where the tool is not one that learns. */
  pause(id: string): void {
    const job = this.#list.get(id);
    if (!job) return;
    if (!this.#learns(job)) throw explain('bad-parameters.no-pause', { tool: job.tool });
    this.#long.pause(job);
  }

  resume(id: string): void {
    const job = this.#list.get(id);
    if (job) this.#laneOf(job).resume(job);
  }

  /** Whether there is work that the end of the application would lose: what learns goes on later. */
  isBusy(): boolean {
    return [...this.#list.in('queued'), ...this.#list.in('running')].some((job) => !this.#learns(job));
  }

  /** Whoever asked for an ended job has what they want of it. */
  forget(id: string): void {
    this.#list.forget(id);
  }

  jobs(): Job[] {
    return this.#list.all();
  }

  async close(): Promise<void> {
    await Promise.all([this.#quick, this.#long].map((lane) => lane.close(LAST_WORDS_MS)));
  }

  #learns({ tool }: Job): boolean {
    return this.#tools.find(({ id }) => id === tool)?.learns ?? false;
  }

  #laneOf(job: Job): Lane {
    return this.#learns(job) ? this.#long : this.#quick;
  }
}
