import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { commonHeaders } from '../ipc/headers.ts';
import { hostOf } from './entrance.ts';

const words: Readonly<Record<number, string>> = {
  403: 'Open the address that Pentimento printed, with its token.',
  404: 'There is nothing here.',
  405: 'Only GET is answered here.',
};

export function reply(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array | string = wordsFor(status),
): void {
  const host = hostOf(request);
  const connect = host === null ? [] : [`ws://${host}`];
  response.writeHead(status, {
    ...(typeof body === 'string' && { 'content-type': 'text/plain; charset=utf-8' }),
    ...commonHeaders(connect),
    ...headers,
  });
  response.end(body);
}

/** Answers on a connection that no request came from, or that was to become a socket, and ends it. */
export function refuse(socket: Duplex, status: number): void {
  if (!socket.writable) return void socket.destroy();
  const body = wordsFor(status);
  const headers = {
    ...commonHeaders(),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
}

function wordsFor(status: number): string {
  return words[status] ?? STATUS_CODES[status] ?? '';
}
