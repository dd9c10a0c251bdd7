import { randomUUID } from 'node:crypto';
import type { Job, ToolInputs } from '../../preload/contract/index.ts';
import type { ComputeSettings, EngineConfiguration } from '../engine/protocol.ts';
import { checkInputs, checkParameters, requireTool } from '../engine/tools/check.ts';
import type { Fork } from '../processes/worker.ts';
import { Lane } from './lane.ts';
import { isOver, JobList, type JobIn, type JobPictures } from './list.ts';
import type { PhotoSource } from './photos.ts';

export type Over = JobIn<'done' | 'failed' | 'cancelled'>;

interface AsideOptions {
  readonly fork: Fork;
  readonly configuration: Pick<EngineConfiguration, 'store' | 'models' | 'ownModels'> & ComputeSettings;
  readonly pictures: JobPictures;
  readonly photos: PhotoSource;
}

interface Awaited {
  readonly tell: (fraction: number) => void;
  readonly end: (job: Over) => void;
}

/**
 * Jobs that nobody waits for one by one, such as those of a batch: one at a time on an engine of their own, which makes room
 * for the one that people wait for. Nobody hears of them but who asked.
 */
export class AsideJobs {
  readonly #list: JobList;
  readonly #lane: Lane;
  readonly #awaited = new Map<string, Awaited>();

  constructor({ fork, configuration, pictures, photos }: AsideOptions) {
    const list = new JobList((job) => this.#hear(job), pictures);
    this.#list = list;
    this.#lane = new Lane({
      ...{ fork, list, photos, learning: null, takes: () => true },
      // Both engines may compute at once. Nothing here is written down on the way.
      configuration: {
        ...configuration,
        memoryShare: 0.5,
        yieldsToOthers: true,
        checkpointEvery: Number.MAX_SAFE_INTEGER,
      },
    });
  }

  /**
   * A job's end; its pictures are held until it is forgotten.
   * @param tell hears which share of it is done.
   * @throws UserError as `JobQueue.start` does.
   */
  run(
    tool: string,
    parameters: Record<string, unknown>,
    inputs: ToolInputs,
    tell: (fraction: number) => void,
  ): Promise<Over> {
    const definition = requireTool(tool);
    const checked = checkParameters(definition, parameters);
    checkInputs(definition, inputs, checked);
    const id = randomUUID();
    return new Promise((end) => {
      this.#awaited.set(id, { tell, end });
      this.#lane.add({ state: 'queued', id, tool, parameters: checked, inputs });
    });
  }

  forget(id: string): void {
    this.#list.forget(id);
  }

  /** Cancels what runs and what waits. */
  stop(): void {
    for (const job of this.#list.all().toReversed()) this.#lane.cancel(job);
  }

  /** There is nothing to be done for a while: the engine's memory is given back. */
  rest(): void {
    this.#lane.rest();
  }

  /** Takes effect with the next job. */
  configure(compute: Partial<ComputeSettings>): void {
    this.#lane.configure(compute, false);
  }

  close(): Promise<void> {
    return this.#lane.close(0);
  }

  #hear(job: Job): void {
    const awaited = this.#awaited.get(job.id);
    if (job.state === 'running') awaited?.tell(job.fraction);
    if (!isOver(job)) return;
    this.#awaited.delete(job.id);
    awaited?.end(job);
  }
}
