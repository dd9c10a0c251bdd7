import { createHash, createHmac } from 'node:crypto';

/** Who asks. */
export interface Credentials {
  readonly keyId: string;
  readonly secret: string;
  /** Of credentials that hold for a while only. */
  readonly sessionToken?: string;
}

export interface Signing {
  readonly credentials: Credentials;
  readonly region: string;
  readonly now: Date;
}

/** What is asked. */
export interface Asking {
  readonly method: string;
  /** Its path as {@link encodedPath} writes it, and no query. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/**
 * The headers that a request to S3 carries: those that are given, and a signature over them, the path and the body.
 * AWS, "Authenticating Requests (AWS Signature Version 4)", Signature calculations: transferring payload in a single chunk.
 */
export function signed(
  { method, url, headers = {}, body = new Uint8Array(0) }: Asking,
  { credentials, region, now }: Signing,
): Record<string, string> {
  const time = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const [day] = time.split('T') as [string];
  const payload = hashOf(body);
  const all: Record<string, string> = {
    ...headers,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.entries({ ...all, host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const signedHeaders = names.map(([name]) => name).join(';');
  const canonical = [
    ...[method, url.pathname, '', ...names.map(([name, value]) => `${name}:${value}`), ''],
    ...[signedHeaders, payload],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hashOf(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (signing, part) => hmacOf(signing, part),
    `AWS4${credentials.secret}`,
  );
  const signature = hmacOf(key, toSign).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.keyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return { ...all, authorization };
}

/** A path as it is signed and sent: all is escaped but what RFC 3986 leaves as it is, and slashes. */
export function encodedPath(path: string): string {
  const escape = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/[!'()*]/g, escape))
    .join('/');
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hmacOf(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
