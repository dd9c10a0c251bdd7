import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one question; what is left out of the list is answered honestly. */
export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** What was asked of a server. */
export interface Question {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** A server on this machine that has one file, and does what the test says with the first questions. */
export class TestServer {
  readonly asked: Question[] = [];
  replies: Reply[] = [];

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async open(file: Uint8Array, ...replies: Reply[]): Promise<TestServer> {
    const server = createServer((request, response) => {
      const { range, 'if-range': ifRange } = request.headers;
      self.asked.push({ range, ifRange: ifRange as string | undefined });
      const reply = self.replies.shift() ?? honest(file);
      reply(request, response);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const self = new TestServer(server, `http://127.0.0.1:${port}/file`);
    self.replies = replies;
    return self;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

export const TAG = '"1"';

/** The file, or the part that is asked for. */
export function honest(file: Uint8Array, tag: string = TAG): Reply {
  return (request, response) => {
    const start = startOf(request, tag);
    response.writeHead(start === null ? 200 : 206, headersOf(file, start, tag));
    response.end(file.subarray(start ?? 0));
  };
}

/** So many bytes of what was asked for, and then the connection breaks. */
export function cutAfter(file: Uint8Array, bytes: number, tag: string = TAG): Reply {
  return (request, response) => {
    const start = startOf(request, tag);
    response.writeHead(start === null ? 200 : 206, headersOf(file, start, tag));
    const from = start ?? 0;
    response.write(file.subarray(from, from + bytes), () => setTimeout(() => response.destroy(), 50));
  };
}

/** Connections that break after so many bytes each have been read, which a server can't know of; then whole ones. */
export function cutting(...cuts: number[]): (address: string, options: RequestInit) => Promise<Response> {
  return async (address, options) => {
    const response = await fetch(address, options);
    let left = cuts.shift();
    if (left === undefined || !response.body) return response;
    const reader = response.body.getReader();
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          if (!left) {
            controller.error(new Error('cut'));
            return;
          }
          const { value = new Uint8Array() } = await reader.read();
          controller.enqueue(value.slice(0, left));
          left -= Math.min(left, value.length);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, response);
  };
}

/** The whole file, whatever part was asked for. */
export function whole(file: Uint8Array): Reply {
  return (_, response) => {
    response.writeHead(200, { 'content-length': file.length });
    response.end(file);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Reply {
  return (_, response) => {
    response.writeHead(code, headers);
    response.end();
  };
}

/** Bytes without a word about how many. */
export function unmeasured(bytes: Uint8Array): Reply {
  return (_, response) => {
    response.writeHead(200, { 'transfer-encoding': 'chunked' });
    response.end(bytes);
  };
}

/** Some bytes, and then nothing more, on a connection that stays. */
export function stallAfter(file: Uint8Array, bytes: number): Reply {
  return (_, response) => {
    response.writeHead(200, { 'content-length': file.length, etag: TAG });
    response.write(file.subarray(0, bytes));
  };
}

function startOf({ headers }: IncomingMessage, tag: string): number | null {
  const [, start] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const asked = headers['if-range'];
  return start === undefined || (asked !== undefined && asked !== tag) ? null : Number(start);
}

function headersOf(file: Uint8Array, start: number | null, tag: string) {
  return {
    ...{ etag: tag, 'content-length': file.length - (start ?? 0) },
    ...(start !== null && { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` }),
  };
}
