import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decode, encode } from '@msgpack/msgpack';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Socket } from './socket.ts';

/** As in a browser, where an attempt that fails throws nothing. */
class BrowserSocket extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols);
    this.on('error', () => undefined);
  }
}

let server: WebSocketServer;

beforeEach(async () => {
  vi.stubGlobal('WebSocket', BrowserSocket);
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});

afterEach(() => {
  for (const client of server.clients) client.terminate();
  server.close();
});

/** Answers every call with this reply. */
function answer(reply: unknown) {
  server.on('connection', (client) => {
    client.on('message', (message: Buffer) => {
      const { id } = decode(message) as { id: number };
      client.send(encode({ id, reply }));
    });
  });
}

function open(connected: (connected: boolean) => void = () => undefined) {
  const { port } = server.address() as AddressInfo;
  return new Socket(`ws://127.0.0.1:${port}`, 'key', connected);
}

test('a call made before the connection stands is answered once it does', async () => {
  const device = { provider: 'cpu', label: 'CPU', threads: 2, reasons: [], providers: [] };
  answer({ ok: true, value: device });
  await expect(open().call('device', {})).resolves.toEqual(device);
});

test('a failure keeps its code', async () => {
  answer({ ok: false, error: { code: 'disk-full', message: 'No room left.' } });
  await expect(open().call('device', {})).rejects.toMatchObject({
    code: 'disk-full',
    message: 'No room left.',
  });
});

test('an answer that breaks the contract is refused', async () => {
  answer({ ok: true, value: { provider: 7 } });
  await expect(open().call('device', {})).rejects.toThrow();
});

test('a lost connection fails what was waiting, and comes back by itself', async () => {
  server.once('connection', (client) => {
    client.once('message', () => {
      client.terminate();
    });
  });
  const connected = vi.fn();
  const socket = open(connected);
  await expect(socket.call('device', {})).rejects.toMatchObject({ code: 'connection-lost' });
  await vi.waitFor(() => {
    expect(connected.mock.calls).toEqual([[true], [false], [true]]);
  });
});

test('events reach those who listen, until they stop', async () => {
  const connected = vi.fn();
  const socket = open(connected);
  const heard = vi.fn();
  const stop = socket.on('command', heard);
  await vi.waitFor(() => {
    expect(connected).toHaveBeenCalledWith(true);
  });
  const [client] = server.clients;
  client?.send(encode({ event: 'command', payload: 'undo' }));
  await vi.waitFor(() => {
    expect(heard).toHaveBeenCalledExactlyOnceWith('undo');
  });
  stop();
  client?.send(encode({ event: 'command', payload: 'redo' }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toHaveBeenCalledTimes(1);
});
