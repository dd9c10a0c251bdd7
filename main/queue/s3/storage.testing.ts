/**
 * Storage for tests that answers as S3 does. What is signed is worked out here anew from what came over the wire, as Amazon's
 * description has it, and what doesn't agree is refused.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const keys = {
  AWS_ACCESS_KEY_ID: 'test-key',
  AWS_SECRET_ACCESS_KEY: 'test/secret',
  AWS_REGION: 'garage',
};

export interface TestStorage {
  /** With the bucket. */
  readonly address: string;
  readonly files: Map<string, Buffer>;
  /** What becomes of the next requests: an HTTP status with a code, or a connection that is cut. */
  readonly troubles: ({ readonly status: number; readonly code: string } | 'cut')[];
  close(): Promise<void>;
}

const BUCKET = 'bucket';

export async function startStorage(): Promise<TestStorage> {
  const files = new Map<string, Buffer>();
  const troubles: TestStorage['troubles'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const trouble = troubles.shift();
      if (trouble === 'cut') request.socket.destroy();
      else if (trouble) refuse(request, response, trouble.status, trouble.code);
      else answer(request, response, Buffer.concat(parts), files);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${BUCKET}`,
    ...{ files, troubles },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  files: Map<string, Buffer>,
): void {
  const path = request.url ?? '/';
  const [, bucket, ...rest] = path.split('/');
  const name = decodeURIComponent(rest.join('/'));
  const fault = faultOf(request, path, body);
  const file = files.get(name);
  if (fault !== null) refuse(request, response, 403, fault);
  else if (bucket !== BUCKET) refuse(request, response, 404, 'NoSuchBucket');
  else if (request.method === 'PUT') {
    files.set(name, body);
    response.writeHead(200).end();
  } else if (request.method === 'DELETE') {
    files.delete(name);
    response.writeHead(204).end();
  } else if (file) {
    response.writeHead(200, { 'content-length': file.length });
    response.end(request.method === 'HEAD' ? undefined : file);
  } else refuse(request, response, 404, 'NoSuchKey');
}

function refuse({ method }: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

/** What is wrong with a request's signature; null where nothing is. */
function faultOf({ method, headers }: IncomingMessage, path: string, body: Buffer): string | null {
  const header = (name: string) => String(headers[name] ?? '');
  const said = /^AWS4-HMAC-SHA256 Credential=(.*?), SignedHeaders=(.*?), Signature=([0-9a-f]{64})$/.exec(
    header('authorization'),
  );
  if (!said) return 'AccessDenied';
  const [, credential = '', signedHeaders = '', signature] = said;
  const [keyId, day = '', region = '', ...service] = credential.split('/');
  if (keyId !== keys.AWS_ACCESS_KEY_ID) return 'InvalidAccessKeyId';
  if (region !== keys.AWS_REGION || service.join('/') !== 's3/aws4_request') return 'AccessDenied';
  const time = header('x-amz-date');
  const [, year, month, date, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const sent = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (!(Math.abs(Date.now() - sent) < 900_000) || !time.startsWith(day)) return 'RequestTimeTooSkewed';
  const contents = createHash('sha256').update(body).digest('hex');
  if (header('x-amz-content-sha256') !== contents) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders.split(';');
  for (const needed of ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))])
    if (!names.includes(needed)) return 'AccessDenied';
  let canonical = `${method}\n${path}\n\n`;
  for (const name of names) canonical += `${name}:${header(name).trim()}\n`;
  canonical += `\n${signedHeaders}\n${contents}`;
  const hash = createHash('sha256').update(canonical).digest('hex');
  const mac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
  const dayKey = mac(`AWS4${keys.AWS_SECRET_ACCESS_KEY}`, day);
  const key = mac(mac(mac(dayKey, region), 's3'), 'aws4_request');
  const expected = mac(key, `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/s3/aws4_request\n${hash}`);
  return expected.toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
