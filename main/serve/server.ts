import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Host } from '../host.ts';
import { findAsset, type Shelf } from '../ipc/assets.ts';
import type { Address } from './address.ts';
import { attend } from './attend.ts';
import { bringsToken, cookieFor, hasCookie, hostOf, keysOf, maySpeak, pageOf } from './entrance.ts';
import { guarded, type Log } from './guarded.ts';
import { refuse, reply } from './replies.ts';

/** The largest message a window may send: a picture file that is dropped. */
const MAX_MESSAGE_BYTES = 1 << 30;

export interface Server {
  readonly port: number;
  /** The address to open, with the token that lets its opener in. */
  readonly address: string;
  close(): void;
}

/**
 * Serves the application on the loopback address alone. Whatever comes in, from whomever, is answered or refused and
 * never ends the server.
 */
export async function listen(host: Host, { port, token }: Address, log: Log): Promise<Server> {
  const keys = keysOf(token);
  const server = createServer();
  // Before and after a connection is a request's or a socket's: one that breaks off is nobody's failure.
  server.on('connection', (socket) => socket.on('error', () => socket.destroy()));

  const attendRequest = (request: IncomingMessage, response: ServerResponse) => {
    const give = () => (response.headersSent ? response.destroy() : reply(request, response, 500));
    guarded(log, () => serve(request, response), give);
  };
  server.on('request', attendRequest);
  server.on('checkExpectation', attendRequest);
  server.on('clientError', (error: Error & { code?: string }, socket) => refuse(socket, statusOf(error)));

  const { paths, history } = host;
  const shelf: Shelf = { paths, pictureOf: (job) => Promise.resolve(history.pictureOf(job)) };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = hostOf(request);
    if (asked === null) {
      reply(request, response, 403);
      return;
    }
    if (request.method !== 'GET') {
      reply(request, response, 405, { allow: 'GET' });
      return;
    }
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (bringsToken(query, keys)) {
      // What follows # is for the page alone and never sent anywhere.
      const location = `/#key=${keys.socket}`;
      reply(request, response, 303, { 'set-cookie': cookieFor(asked, keys), location }, '');
      return;
    }
    if (!hasCookie(request, asked, keys)) {
      reply(request, response, 403);
      return;
    }
    const { status, headers, body } = await findAsset(shelf, path);
    reply(request, response, status, headers, body);
  }

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: () => 'pentimento',
  });
  sockets.on('wsClientError', (_error, socket) => refuse(socket, 400));
  server.on('upgrade', (request, socket, head) => {
    const give = () => refuse(socket, 500);
    guarded(
      log,
      () => {
        if (!maySpeak(request, keys)) {
          refuse(socket, 403);
          return;
        }
        sockets.handleUpgrade(request, socket, head, (connection) =>
          attend(connection, host, pageOf(request), log),
        );
      },
      give,
    );
  });

  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  server.on('error', log);
  const { port: bound } = server.address() as AddressInfo;
  return {
    port: bound,
    address: `http://127.0.0.1:${bound}/?token=${token}`,
    close: () => {
      for (const connection of sockets.clients) connection.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

function statusOf({ code }: { readonly code?: string }): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
