import type { EngineConfiguration, FromEngine, ToEngine } from '../engine/protocol.ts';
import type { Fork } from '../processes/worker.ts';
import type { PhotoSource } from './photos.ts';

/** An engine process that does what the test says. */
export class FakeEngine {
  readonly heard: ToEngine[] = [];
  killed = false;
  #speak: (message: unknown) => void = () => undefined;
  #die: (reason: string) => void = () => undefined;

  constructor(readonly configuration: EngineConfiguration) {}

  readonly child = {
    send: (message: unknown) => void this.heard.push(message as ToEngine),
    kill: () => void (this.killed = true),
    onMessage: (listener: (message: unknown) => void) => void (this.#speak = listener),
    onExit: (listener: (reason: string) => void) => void (this.#die = listener),
  };

  say(...messages: FromEngine[]): void {
    messages.forEach((message) => this.#speak(message));
  }

  die(reason: string): void {
    this.#die(reason);
  }

  /** What it was asked, without the details. */
  get asked(): string[] {
    return this.heard.map(({ type }) => type);
  }
}

export function fakeEngines(): { readonly fork: Fork; readonly engines: FakeEngine[] } {
  const engines: FakeEngine[] = [];
  return {
    engines,
    fork: (_, configuration) => {
      const engine = new FakeEngine(configuration as EngineConfiguration);
      engines.push(engine);
      return engine.child;
    },
  };
}

/** No folders of photos at all. */
export const noPhotos: PhotoSource = {
  list: () => Promise.resolve([]),
  open: () => Promise.reject(new Error('There are no photos.')),
  file: () => Promise.resolve(null),
  style: () => Promise.reject(new Error('There are no styles.')),
  release: () => undefined,
};
