/**
 * Everything the window and the rest may say to each other: one map of calls (request → response) and
 * one of events (main → window). Both sides validate with the same schemas; both transports carry it.
 * Pictures travel as content hashes; what is shown of them is read by `readRows`.
 */
import type { CallName, Request, Response } from './calls.ts';
import type { EventName, EventPayload } from './events.ts';
import type { Failure } from './failure.ts';
import type { Values } from './recipe.ts';

export * from './app.ts';
export * from './batch-room.ts';
export * from './attention.ts';
export * from './calls.ts';
export * from './events.ts';
export * from './failure.ts';
export * from './files.ts';
export * from './formats.ts';
export * from './identities.ts';
export * from './inputs.ts';
export * from './job.ts';
export * from './job-record.ts';
export * from './licences.ts';
export * from './updates.ts';
export * from './menu.ts';
export * from './models.ts';
export * from './people.ts';
export * from './picture.ts';
export * from './result.ts';
export * from './settings.ts';
export * from './storage.ts';
export * from './styles.ts';
export * from './tool.ts';

/** What the window has in hand: the same object whichever transport carries it. */
export interface Pentimento {
  /** Rejects with a `CallError` whose `code` the translations know. */
  call<N extends CallName>(name: N, request: Request<N>): Promise<Response<N>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** A failure that crossed the transport. */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly code: string,
    message: string,
    readonly values?: Values,
    readonly because?: string,
  ) {
    super(message);
  }
}

export function callError({ code, message, values, because }: Failure): CallError {
  return new CallError(code, message, values, because);
}
