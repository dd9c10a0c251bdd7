import type { WebSocket } from 'ws';
import * as z from 'zod';
import { fromWire, toWire } from '../../preload/transport/wire.ts';
import { toFailure } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { answer, isCallName } from '../ipc/answer.ts';
import { guarded, type Log } from './guarded.ts';

const Frame = z.object({ id: z.number(), call: z.string(), request: z.unknown() });

/**
 * Answers the calls that come over a socket, and sends the events, until it closes.
 * @param page Which page is at the other end: what it holds is given back some time after it went.
 */
export function attend(connection: WebSocket, host: Host, page: string | null, log: Log): void {
  // Whatever breaks the protocol of WebSockets is answered by ws, which closes with the code for it.
  connection.on('error', () => undefined);
  connection.on('message', (data: Buffer, isBinary) => {
    const give = () => connection.close(1011, 'failed');
    guarded(log, () => hear(data, isBinary), give);
  });
  const stop = host.on((event, payload) => {
    guarded(
      log,
      () => say({ event, payload }),
      () => undefined,
    );
  });
  connection.on('close', stop);
  if (page !== null) connection.on('close', host.pages.connected(page));

  async function hear(data: Buffer, isBinary: boolean): Promise<void> {
    const frame = isBinary ? read(data) : null;
    if (!frame || !isCallName(frame.call)) {
      connection.close(1008, 'not a call');
      return;
    }
    const { id, call, request } = frame;
    const reply = await answer(host, call, request);
    try {
      say({ id, reply });
    } catch (error) {
      // An answer that can't be sent: the window must not wait for it for ever.
      log(error);
      say({ id, reply: { ok: false, error: toFailure(error) } });
    }
  }

  function say(message: object): void {
    if (connection.readyState === connection.OPEN) connection.send(toWire(message));
  }
}

function read(data: Buffer): z.infer<typeof Frame> | null {
  try {
    return Frame.parse(fromWire(data));
  } catch {
    return null;
  }
}
