import type { Asked, SmallPicture, Trial } from '../../preload/contract/index.ts';
import type { Measured } from '../engine/measure-model.ts';
import type { FromAsked, ToEngine } from '../engine/protocol.ts';
import type { Json } from '../engine/tools/questions.ts';
import { explain } from '../errors/explain.ts';
import { fromFailure, type UserError } from '../errors/user-error.ts';

type Answer = Exclude<FromAsked, { type: 'unanswered' }>;

interface Waiting {
  readonly answer: (message: Answer) => void;
  readonly fail: (error: UserError) => void;
}

/** Questions that the engine answers between the steps of jobs, and those who wait for it. */
export class Questions {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(private readonly send: (message: ToEngine) => void) {}

  async ask(asked: Asked): Promise<Json> {
    const { value } = await this.#put('answer', (ask) => ({ type: 'ask', ask, asked }));
    return value;
  }

  async findPeople(picture: SmallPicture): Promise<Uint8Array | null> {
    const { shares } = await this.#put('people', (ask) => ({ type: 'find-people', ask, picture }));
    return shares;
  }

  async tryOut(trial: Trial): Promise<SmallPicture> {
    const { picture } = await this.#put('tried', (ask) => ({ type: 'try-out', ask, trial }));
    return picture;
  }

  async measureModel(model: string): Promise<Measured> {
    const { measured } = await this.#put('measured', (ask) => ({ type: 'measure-model', ask, model }));
    return measured;
  }

  hear(message: FromAsked): void {
    const waiting = this.#waiting.get(message.ask);
    this.#waiting.delete(message.ask);
    if (message.type === 'unanswered') waiting?.fail(fromFailure(message.error));
    else waiting?.answer(message);
  }

  /** The engine is gone, and with it whatever it was asked. */
  lose(reason: string): void {
    for (const { fail } of this.#waiting.values()) fail(explain('engine-died.asked', { reason }));
    this.#waiting.clear();
  }

  /** Sends a question that is answered by a message of that type. */
  #put<T extends Answer['type']>(
    type: T,
    message: (ask: number) => ToEngine,
  ): Promise<Extract<Answer, { type: T }>> {
    const question = (this.#last += 1);
    return new Promise((resolve, fail) => {
      const answer = (heard: Answer) => {
        if (isOf(type, heard)) resolve(heard);
      };
      this.#waiting.set(question, { answer, fail });
      this.send(message(question));
    });
  }
}

function isOf<T extends Answer['type']>(type: T, answer: Answer): answer is Extract<Answer, { type: T }> {
  return answer.type === type;
}
