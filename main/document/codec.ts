import { explain } from '../errors/explain.ts';
import { fromFailure, type UserError } from '../errors/user-error.ts';
import { Worker, type Fork } from '../processes/worker.ts';
import type { Holdings } from '../store/holdings.ts';
import {
  workOf,
  type CodecCall,
  type CodecCalls,
  type FromCodec,
  type PuttingCall,
  type ToCodec,
} from './codec-protocol.ts';

/** Above this the idle codec process is ended: it gives back what its libraries keep. */
const RECYCLE_BYTES = 1.5e9;

const readingCalls: ReadonlySet<CodecCall> = new Set(['openFile', 'open', 'openBytes']);

/**
 * Reads and writes picture files in processes of their own: one that reads, which a file can take down or a person
 * can stop; one that only looks at files, which must not wait for those; and one that does the rest and is never ended for
 * what another file did.
 */
export class Codec {
  readonly #reader: Line;
  readonly #looker: Line;
  readonly #writer: Line;
  readonly #openings = new Set<Opening>();
  /** Files are read one after the other: each may take as much memory as a picture can. */
  #turn: Promise<void> = Promise.resolve();
  #lastId = 0;

  /** @param onOpening Hears how much of a file has been read for an owner, 0…1. */
  constructor(
    fork: Fork,
    private readonly holdings: Holdings,
    private readonly onOpening: (owner: string, share: number) => void,
  ) {
    this.#reader = new Line(fork, holdings.session);
    this.#looker = new Line(fork, holdings.session);
    this.#writer = new Line(fork, holdings.session);
  }

  /**
   * @param owner Who holds what the call puts into the store; who opens a file may stop that, too.
   * @throws UserError as the call does, cancelled where it was stopped, or codec-died where the file took the process
   * down.
   */
  async ask<N extends CodecCall>(
    call: N,
    request: CodecCalls[N]['request'],
    ...[owner]: N extends PuttingCall ? [owner: string] : []
  ): Promise<CodecCalls[N]['answer']> {
    const message = { id: (this.#lastId += 1), call, request };
    const inbox = this.holdings.inboxOf(workOf(message.id));
    try {
      const reading = readingCalls.has(call) && owner !== undefined;
      const line = call === 'lookAt' ? this.#looker : this.#writer;
      const answer = await (reading ? this.#read(message, owner) : line.ask(message));
      if (owner !== undefined) await this.holdings.takeIn(owner, inbox);
      return answer as never;
    } finally {
      await this.holdings.close(inbox);
    }
  }

  /** Ends the opening of files for an owner. */
  stop(owner: string): void {
    for (const opening of this.#openings) if (opening.owner === owner) opening.stop();
  }

  close(): void {
    for (const line of [this.#reader, this.#looker, this.#writer]) line.close();
  }

  #read(message: ToCodec, owner: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let state: 'waiting' | 'reading' | 'stopped' = 'waiting';
      const stop = () => {
        const stopped = explain('cancelled.opening');
        if (state === 'reading') this.#reader.end(stopped);
        state = 'stopped';
        reject(stopped);
      };
      const opening: Opening = { owner, stop };
      this.#openings.add(opening);
      const begin = async () => {
        if (state === 'stopped') return;
        state = 'reading';
        await this.#reader
          .ask(message, (share) => {
            this.onOpening(owner, share);
          })
          .then(resolve, reject);
      };
      this.#turn = this.#turn.then(begin).finally(() => this.#openings.delete(opening));
    });
  }
}

interface Opening {
  readonly owner: string;
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: UserError) => void;
  readonly onShare: (share: number) => void;
}

/** One process and the calls that wait for it. Each of them ends, whatever becomes of the process. */
class Line {
  readonly #worker: Worker<ToCodec, FromCodec>;
  readonly #waiting = new Map<number, Waiting>();

  constructor(fork: Fork, store: string) {
    this.#worker = new Worker(
      () => fork('codec', { store }),
      (message) => this.#hear(message),
      (reason) => {
        this.#fail(explain('codec-died', { reason }));
      },
    );
  }

  ask(message: ToCodec, onShare: Waiting['onShare'] = () => undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#worker.send(message);
      this.#waiting.set(message.id, { resolve, reject, onShare });
    });
  }

  /** Ends the process and, with this error, whatever waits for it; the next call starts another. */
  end(error: UserError): void {
    this.#worker.stop();
    this.#fail(error);
  }

  close(): void {
    this.#worker.close();
  }

  #hear(message: FromCodec): void {
    const waiting = this.#waiting.get(message.id);
    if ('share' in message) {
      waiting?.onShare(message.share);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.answer);
    else waiting?.reject(fromFailure(message.error));
    if (this.#waiting.size === 0 && message.residentBytes > RECYCLE_BYTES) this.#worker.stop();
  }

  #fail(error: UserError): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(error);
  }
}
