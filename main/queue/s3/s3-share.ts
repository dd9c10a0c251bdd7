import { setTimeout as pause } from 'node:timers/promises';
import { explain } from '../../errors/explain.ts';
import type { UserError } from '../../errors/user-error.ts';
import type { Share } from '../share.ts';
import { encodedPath, signed, type Credentials } from './signature.ts';

/** Milliseconds after which what may be over soon is tried again. */
const WAITS = [200, 1_000, 4_000];

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Storage that speaks as S3 does: of Amazon, MinIO, Garage, Ceph and others. A file is there whole or not at all, as such storage
 * promises, and comes with a checksum.
 * @param address below which files are put, the bucket in the host's name or first in the path:
 * `https://minio.local:9000/bucket/folder`.
 * @param environment says who asks, by the names that Amazon's own tools read.
 * @throws UserError files-away.s3-keys where nobody is named.
 */
export function s3Share(address: string, environment: Environment, waits: readonly number[] = WAITS): Share {
  const base = new URL(address);
  const place = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const credentials = credentialsIn(environment);
  if (!credentials || base.username !== '') throw explain('files-away.s3-keys', { place });
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'us-east-1';
  const folder = decodeURIComponent(base.pathname).replace(/\/+$/, '');

  const once = async (method: string, name: string, body?: Uint8Array): Promise<Answer> => {
    const url = new URL(encodedPath(`${folder}/${name}`), base.origin);
    const headers = signed({ method, url, ...(body && { body }) }, { credentials, region, now: new Date() });
    const response = await fetch(url, {
      ...{ method, headers, redirect: 'error' },
      ...(body && { body: new Uint8Array(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, ok: response.ok, bytes };
  };
  /** What is answered, and where it isn't, or not for now, what is answered later. Asking twice is as good as once. */
  const ask = async (method: string, name: string, body?: Uint8Array): Promise<Answer> => {
    for (let tries = 0; ; tries += 1) {
      const wait = waits[tries];
      try {
        const answer = await once(method, name, body);
        if (wait === undefined || !mayBeOverSoon(answer)) return answer;
      } catch (error) {
        if (wait === undefined)
          throw explain('files-away.s3', { place, system: causeOf(error) }, { cause: error });
      }
      await pause(wait);
    }
  };
  const failed = (answer: Answer): UserError => {
    const code = codeIn(answer);
    const system = code ?? `HTTP ${answer.status}`;
    if (
      answer.status === 507 ||
      (code !== null && /StorageFull|QuotaExceeded|InsufficientStorage/.test(code))
    )
      return explain('disk-full', { name: place });
    if (code === 'NoSuchBucket') return explain('files-away.s3-bucket', { place, system });
    return explain(answer.status === 403 ? 'files-away.s3-denied' : 'files-away.s3', { place, system });
  };
  /** Nothing is there, in a bucket that is. */
  const isNone = (answer: Answer) => answer.status === 404 && codeIn(answer) !== 'NoSuchBucket';

  return {
    place,
    put: async (name, bytes) => {
      const answer = await ask('PUT', name, bytes);
      if (!answer.ok) throw failed(answer);
    },
    get: async (name) => {
      const answer = await ask('GET', name);
      if (answer.ok) return answer.bytes;
      if (isNone(answer)) return null;
      throw failed(answer);
    },
    has: async (name) => {
      const answer = await ask('HEAD', name);
      if (answer.ok || answer.status === 404) return answer.ok;
      throw failed(answer);
    },
    remove: async (name) => {
      const answer = await ask('DELETE', name);
      if (!answer.ok && !isNone(answer)) throw failed(answer);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly bytes: Uint8Array;
}

function credentialsIn(environment: Environment): Credentials | null {
  const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN } = environment;
  if (!keyId || !secret) return null;
  return { keyId, secret, ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }) };
}

/** Storage that has too much to do, or starts. */
function mayBeOverSoon({ status }: Answer): boolean {
  return status === 429 || status === 500 || (status >= 502 && status <= 504);
}

/** Why storage refuses, as it calls that itself. */
function codeIn({ bytes }: Answer): string | null {
  return /<Code>(\w+)<\/Code>/.exec(new TextDecoder().decode(bytes))?.[1] ?? null;
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
