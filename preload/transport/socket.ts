import * as z from 'zod';
import { CallError, events } from '../contract/index.ts';
import type { CallName, EventName, EventPayload, Pentimento, Request } from '../contract/index.ts';
import { backoff } from './backoff.ts';
import { openEnvelope } from './envelope.ts';
import { fromWire, toWire } from './wire.ts';

const Event = z.enum(Object.keys(events) as EventName[]);
const Frame = z.union([
  z.object({ id: z.number(), reply: z.unknown() }),
  z.object({ event: Event, payload: z.unknown() }),
]);

interface Waiting {
  readonly answer: (reply: unknown) => void;
  readonly fail: (error: CallError) => void;
}

/**
 * The contract over a WebSocket, for the browser. The cookie and the key, which goes along as a second protocol,
 * authenticate. Reconnects by itself.
 */
export class Socket implements Pentimento {
  #socket: WebSocket | null = null;
  #attempt = 0;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** Frames sent before the connection stood. */
  readonly #outbox: Uint8Array<ArrayBuffer>[] = [];
  readonly #listeners = new Map<EventName, Set<(payload: unknown) => void>>();

  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly onConnected: (connected: boolean) => void,
  ) {
    this.#connect();
  }

  call<N extends CallName>(name: N, request: Request<N>) {
    const id = ++this.#lastId;
    return new Promise<unknown>((answer, fail) => {
      const frame = toWire({ id, call: name, request });
      this.#waiting.set(id, { answer, fail });
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
      else this.#outbox.push(frame);
    }).then((reply) => openEnvelope(name, reply));
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    const relay = (payload: unknown) => {
      listener(events[name].parse(payload) as EventPayload<N>);
    };
    listeners.add(relay);
    return () => {
      listeners.delete(relay);
    };
  }

  #connect() {
    const socket = new WebSocket(this.address, ['pentimento', this.key]);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#attempt = 0;
      this.onConnected(true);
      for (const frame of this.#outbox.splice(0)) socket.send(frame);
    };
    socket.onmessage = (message: MessageEvent<ArrayBuffer>) => {
      this.#receive(fromWire(new Uint8Array(message.data)));
    };
    socket.onclose = () => {
      this.#lose();
    };
    this.#socket = socket;
  }

  #lose() {
    this.onConnected(false);
    this.#outbox.length = 0;
    for (const { fail } of this.#waiting.values())
      fail(new CallError('connection-lost', 'The connection to Pentimento was lost.'));
    this.#waiting.clear();
    setTimeout(() => {
      this.#connect();
    }, backoff(this.#attempt++));
  }

  #receive(message: unknown) {
    const frame = Frame.parse(message);
    if ('event' in frame) {
      for (const listener of this.#listeners.get(frame.event) ?? []) listener(frame.payload);
      return;
    }
    this.#waiting.get(frame.id)?.answer(frame.reply);
    this.#waiting.delete(frame.id);
  }
}
