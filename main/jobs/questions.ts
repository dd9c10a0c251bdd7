import type { Asked } from '../../preload/contract/index.ts';
import type { FromEngine, ToEngine } from '../engine/protocol.ts';
import { explain } from '../errors/explain.ts';
import { fromFailure, type UserError } from '../errors/user-error.ts';

type Answered = Extract<FromEngine, { type: 'answer' | 'unanswered' }>;

interface Waiting {
  readonly answer: (value: Answered & { type: 'answer' }) => void;
  readonly fail: (error: UserError) => void;
}

/** Questions that the engine answers between the steps of jobs, and those who wait for it. */
export class Questions {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(private readonly send: (message: ToEngine) => void) {}

  ask(asked: Asked): Promise<(Answered & { type: 'answer' })['value']> {
    const question = (this.#last += 1);
    return new Promise((resolve, fail) => {
      this.#waiting.set(question, { answer: ({ value }) => resolve(value), fail });
      this.send({ type: 'ask', ask: question, asked });
    });
  }

  hear(message: Answered): void {
    const waiting = this.#waiting.get(message.ask);
    this.#waiting.delete(message.ask);
    if (message.type === 'answer') waiting?.answer(message);
    else waiting?.fail(fromFailure(message.error));
  }

  /** The engine is gone, and with it whatever it was asked. */
  lose(reason: string): void {
    for (const { fail } of this.#waiting.values()) fail(explain('engine-died.asked', { reason }));
    this.#waiting.clear();
  }
}
