import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decode, encode } from '@msgpack/msgpack';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import type { Host } from '../host.ts';
import { answer, isCallName } from '../ipc/answer.ts';
import { contentSecurityPolicy, findAsset } from '../ipc/assets.ts';

/** The largest message a window may send: a picture file that is dropped. */
const MAX_MESSAGE_BYTES = 1 << 30;

const Frame = z.object({ id: z.number(), call: z.string(), request: z.unknown() });

export interface Server {
  /** The address to open, with the token that lets its opener in. */
  readonly address: string;
  close(): void;
}

/**
 * Serves the application on the loopback address alone. The token in the address is exchanged for a
 * cookie at the first visit; without it nothing is answered, and no other site's page gets a socket.
 */
export async function listen(host: Host, port: number): Promise<Server> {
  const token = randomBytes(24).toString('base64url');

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (request.method !== 'GET') return void response.writeHead(405).end();
      if (isToken(url.searchParams.get('token'), token)) {
        response.setHeader('set-cookie', `pentimento=${token}; HttpOnly; SameSite=Strict; Path=/`);
        return void response.writeHead(303, { location: '/' }).end();
      }
      if (!isToken(cookieOf(request), token)) {
        return void response
          .writeHead(403, { 'content-type': 'text/plain' })
          .end('Open the address that Pentimento printed, with its token.');
      }
      const { status, headers, body } = await findAsset(host, url.pathname);
      response.writeHead(status, {
        ...headers,
        'content-security-policy': contentSecurityPolicy([origin().replace('http', 'ws')]),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      response.end(body);
    })();
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => {
    const own = request.headers.origin === origin();
    if (request.url !== '/socket' || !own || !isToken(cookieOf(request), token)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => attend(connection, host));
  });

  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return {
    address: `${origin()}/?token=${token}`,
    close: () => {
      for (const connection of sockets.clients) connection.terminate();
      server.close();
    },
  };
}

function attend(connection: WebSocket, host: Host): void {
  connection.binaryType = 'nodebuffer';
  connection.on('message', (data: Buffer) => {
    void (async () => {
      const frame = Frame.safeParse(decode(data));
      if (!frame.success || !isCallName(frame.data.call)) {
        connection.close(1008, 'not a call');
        return;
      }
      const { id, call, request } = frame.data;
      const reply = await answer(host, call, request);
      if (connection.readyState === connection.OPEN)
        connection.send(encode({ id, reply }, { ignoreUndefined: true }));
    })();
  });
  const stop = host.on((event, payload) => {
    if (connection.readyState === connection.OPEN) {
      connection.send(encode({ event, payload }, { ignoreUndefined: true }));
    }
  });
  connection.on('close', stop);
}

function cookieOf(request: IncomingMessage): string | null {
  return /(?:^|;\s*)pentimento=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
}

function isToken(given: string | null, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
