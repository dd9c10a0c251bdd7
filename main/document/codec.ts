import { UserError } from '../errors/user-error.ts';
import type { ErrorCode } from '../errors/user-error.ts';
import { Worker, type Fork } from '../processes/worker.ts';
import type { CodecCall, CodecCalls, FromCodec, ToCodec } from './codec-protocol.ts';

/** Above this the idle codec process is ended: it gives back what its libraries keep. */
const RECYCLE_BYTES = 1.5e9;

/** Reads and writes picture files in a process of its own. */
export class Codec {
  readonly #worker: Worker<ToCodec, FromCodec>;
  readonly #waiting = new Map<
    number,
    { resolve: (answer: never) => void; reject: (error: UserError) => void }
  >();
  #lastId = 0;

  constructor(fork: Fork, store: string) {
    this.#worker = new Worker(
      () => fork('codec', { store }),
      (message) => this.#hear(message),
      (reason) => this.#bury(reason),
    );
  }

  /** @throws UserError as the call does, or engine-died where the file took the process down. */
  ask<N extends CodecCall>(call: N, request: CodecCalls[N]['request']): Promise<CodecCalls[N]['answer']> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.send({ id, call, request });
    });
  }

  close(): void {
    this.#worker.stop();
  }

  #hear(message: FromCodec): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.answer as never);
    else waiting?.reject(new UserError(message.error.code as ErrorCode, message.error.message));
    if (this.#waiting.size === 0 && message.residentBytes > RECYCLE_BYTES) this.#worker.stop();
  }

  #bury(reason: string): void {
    const message = `The part that reads and writes pictures ${reason}. The file may be damaged or too large for the memory.`;
    for (const { reject } of this.#waiting.values()) reject(new UserError('engine-died', message));
    this.#waiting.clear();
  }
}
