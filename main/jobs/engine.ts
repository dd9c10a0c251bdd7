import type { Asked, Device, Failure, SmallPicture, Trial } from '../../preload/contract/index.ts';
import type { EngineConfiguration, FromEngine, FromJob, ToEngine } from '../engine/protocol.ts';
import { explain } from '../errors/explain.ts';
import type { UserError } from '../errors/user-error.ts';
import { Worker, type Fork } from '../processes/worker.ts';
import { Photos, type PhotoSource } from './photos.ts';
import { Questions } from './questions.ts';

export interface EngineEvents {
  job(message: FromJob): void;
  death(reason: string): void;
  device(device: Device): void;
}

interface Waiting {
  readonly known: (device: Device) => void;
  readonly lost: (error: UserError) => void;
}

/** Of a process that can't begin: as the reasons of deaths are, the same in every language. */
function reasonOf({ code, message }: Failure): string {
  return code === 'internal' ? (message.split('\n')[0] ?? '') : code;
}

/** An engine process: started when there is something for it, and again after it died. */
export class Engine {
  readonly #worker: Worker<ToEngine, FromEngine>;
  #configuration: EngineConfiguration;
  /** What computes, once the present process has said so. */
  #device: Device | null = null;
  #asking: Waiting[] = [];
  readonly #questions = new Questions((message) => this.#worker.send(message));
  readonly #photos: Photos;
  /** Whether the present process was started with another configuration than the next will be. */
  #outdated = false;

  constructor(
    fork: Fork,
    configuration: EngineConfiguration,
    private readonly events: EngineEvents,
    photos: PhotoSource,
  ) {
    this.#configuration = configuration;
    this.#photos = new Photos(photos, (message) => this.#worker.send(message));
    this.#worker = new Worker(
      () => fork('engine', this.#configuration),
      (message) => this.#hear(message),
      (reason) => this.#bury(reason),
    );
  }

  /**
   * What computes; starts the process if it isn't up. Who asks while another is being turned to hears of that.
   * Rejects where it dies before it can say.
   */
  device(): Promise<Device> {
    if (this.#device && !this.#outdated) return Promise.resolve(this.#device);
    const device = new Promise<Device>((known, lost) => this.#asking.push({ known, lost }));
    this.#worker.wake();
    return device;
  }

  /** Has it answer a question about a tool. Rejects where the process ends before it could. */
  ask(asked: Asked): ReturnType<Questions['ask']> {
    return this.#questions.ask(asked);
  }

  /** How much of each pixel is a person, 0…255; null where there is nobody. Rejects as `ask` does. */
  findPeople(picture: SmallPicture): ReturnType<Questions['findPeople']> {
    return this.#questions.findPeople(picture);
  }

  /** What a tool makes of a small picture. Rejects as `ask` does. */
  tryOut(trial: Trial): ReturnType<Questions['tryOut']> {
    return this.#questions.tryOut(trial);
  }

  /** How long a model takes. Rejects as `ask` does. */
  measureModel(model: string): ReturnType<Questions['measureModel']> {
    return this.#questions.measureModel(model);
  }

  send(message: ToEngine): void {
    this.#worker.send(message);
  }

  /** From the next process on. */
  configure(change: Partial<EngineConfiguration>): void {
    this.#configuration = { ...this.#configuration, ...change };
    this.#outdated = true;
  }

  get outdated(): boolean {
    return this.#outdated;
  }

  /** Ends the process. Who waits for its device is told by the next one. */
  stop(): void {
    this.#worker.stop();
    this.#questions.lose('SIGKILL');
    this.#forget();
    if (this.#asking.length > 0) this.#worker.wake();
  }

  wake(): void {
    this.#worker.wake();
  }

  /** Ends the process for good. */
  close(): void {
    this.#lose('SIGKILL');
    this.#worker.close();
    this.#questions.lose('SIGKILL');
    this.#forget();
  }

  #hear(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        if (this.#outdated) return;
        this.#device = message.device;
        for (const { known } of this.#asking.splice(0)) known(message.device);
        this.events.device(message.device);
        return;
      case 'answer':
      case 'people':
      case 'tried':
      case 'measured':
      case 'unanswered':
        this.#questions.hear(message);
        return;
      case 'list-photos':
      case 'open-photo':
      case 'read-file':
      case 'read-style':
      case 'photo-read':
        this.#photos.hear(message);
        return;
      case 'unable':
        this.#worker.stop();
        this.#bury(reasonOf(message.error));
        return;
      default:
        this.events.job(message);
    }
  }

  #bury(reason: string): void {
    this.#questions.lose(reason);
    const renewed = this.#outdated;
    this.#forget();
    // The next process, with the new configuration, may do better.
    if (!renewed) this.#lose(reason);
    else if (this.#asking.length > 0) this.#worker.wake();
    this.events.death(reason);
  }

  #forget(): void {
    this.#photos.lose();
    this.#device = null;
    this.#outdated = false;
  }

  #lose(reason: string): void {
    const error = explain('device-unavailable', { reason });
    for (const { lost } of this.#asking.splice(0)) lost(error);
  }
}
