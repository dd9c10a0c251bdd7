import { setTimeout as pause } from 'node:timers/promises';
import { explain } from '../../errors/explain.ts';
import { rangeHeaders, readAnswer } from './answer.ts';
import { checksumOfFile } from './checksum.ts';
import {
  answered,
  ended,
  nextOf,
  nothingYet,
  overflowed,
  setOut,
  wasWrong,
  type Course,
  type Next,
  type Reason,
  type Refusal,
  type Wanted,
} from './course.ts';
import { PartFile } from './part-file.ts';

/** How a download stands. */
export interface Standing {
  readonly stage: 'downloading' | 'checking';
  readonly bytes: number;
  /** The server in hand. */
  readonly host: string;
}

export interface Means {
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Milliseconds without a byte after which a connection counts as cut. */
  readonly patience?: number;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

export interface Order extends Wanted {
  /** What the file is called in messages. */
  readonly name: string;
  readonly sha256: string;
  /** Where it grows. */
  readonly path: string;
}

const PATIENCE = 30_000;
const wait: NonNullable<Means['wait']> = (milliseconds, signal) => pause(milliseconds, null, { signal });

/**
 * Fetches a file over HTTP, from one mirror after the other, going on from what is there. At the end it is whole and has its
 * checksum, or there is what another try can go on from; wrong bytes are deleted. Stopped, it rejects with the signal's reason.
 * @throws UserError download-failed with the reason of the mirrors, cannot-write or disk-full.
 */
export async function download(
  order: Order,
  { fetch, patience = PATIENCE, wait: waiting = wait }: Means,
  signal: AbortSignal,
  tell: (standing: Standing) => void,
): Promise<void> {
  const file = new PartFile(order.path);
  let course = setOut(order, await file.read());
  let host = '';
  try {
    for (;;) {
      const next = nextOf(course);
      signal.throwIfAborted();
      if (next.do === 'give-up') throw whyFailed(order.name, next.refusals);
      if (next.do === 'ask') {
        host = new URL(next.mirror).host;
        tell({ stage: 'downloading', bytes: next.from, host });
        if (next.wait > 0) await waiting(next.wait, signal);
        course = await ask(course, next);
        continue;
      }
      await file.close();
      tell({ stage: 'checking', bytes: 0, host });
      const found = await checksumOfFile(order.path, {
        signal,
        tell: (bytes) => tell({ stage: 'checking', bytes, host }),
      });
      if (found === order.sha256) {
        await file.forget();
        return;
      }
      await file.remove();
      course = wasWrong(course);
    }
  } finally {
    await file.close();
  }

  /** One connection, from the question to its end. */
  async function ask(
    before: Course,
    { mirror, from, version }: Extract<Next, { do: 'ask' }>,
  ): Promise<Course> {
    const connection = new AbortController();
    const hangUp = () => connection.abort();
    signal.addEventListener('abort', hangUp, { once: true });
    let timer = setTimeout(hangUp, patience);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(hangUp, patience);
    };
    const until = untilAborted(connection.signal);
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    let after = before;
    let { bytes } = before.part;
    try {
      const response = await until(() =>
        fetch(mirror, {
          ...{ headers: rangeHeaders(from, version), signal: connection.signal },
          ...{ redirect: 'follow', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' },
        }),
      );
      alive();
      reader = response.body?.getReader();
      const { course: next, take } = answered(before, readAnswer(response, mirror));
      after = next;
      if (take === null) return after;
      ({ bytes } = after.part);
      await file.begin(after.part);
      for (;;) {
        const piece = await until(async () => reader?.read());
        if (!piece || piece.done) return ended(after, bytes);
        alive();
        const rest = order.bytes - bytes;
        if (piece.value.length > rest) {
          await file.begin(nothingYet);
          return overflowed(after);
        }
        await file.append(piece.value);
        bytes += piece.value.length;
        tell({ stage: 'downloading', bytes, host });
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Unreached)) throw error;
      return ended(after, bytes, error.reason);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', hangUp);
      // Whatever else the server would send.
      hangUp();
      void reader?.cancel().catch(() => undefined);
    }
  }
}

/** A connection that failed: everything else that fails is no matter of the mirror's. */
class Unreached extends Error {
  constructor(readonly reason: Reason) {
    super(reason.kind);
  }
}

/**
 * Waits for what a connection gives, and no longer than until the signal is aborted: a request has a signal of its own that
 * follows it, and where that was collected as garbage the connection doesn't hear of it (so in Electron, after some megabytes).
 */
function untilAborted(signal: AbortSignal): <T>(work: () => Promise<T>) => Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  return async (work) => {
    try {
      return await Promise.race([work(), aborted]);
    } catch (error) {
      throw new Unreached(reasonOf(error));
    }
  };
}

/** The system's word for why there is no connection, such as ENOTFOUND; without one it was cut. */
function reasonOf(error: unknown): Reason {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // Chromium's words come in the message: net::ERR_NAME_NOT_RESOLVED.
  const [, chromium] = /net::ERR_(\w+)/.exec(cause instanceof Error ? cause.message : '') ?? [];
  const system = chromium ?? (/^E[A-Z]+$|CERT|TLS|SSL/.test(code) ? code : '');
  return system === '' || system === 'ECONNRESET' ? { kind: 'cut' } : { kind: 'unreachable', system };
}

/** What a person is told of mirrors that all failed: first what is wrong with the file, then what may pass. */
function whyFailed(name: string, refusals: readonly Refusal[]) {
  const order: readonly Reason['kind'][] = ['bytes', 'length', 'insecure', 'status', 'cut', 'unreachable'];
  const [worst] = [...refusals].sort((a, b) => order.indexOf(a.reason.kind) - order.indexOf(b.reason.kind));
  const hosts = refusals.map(({ mirror }) => new URL(mirror).host).join(', ');
  const host = worst ? new URL(worst.mirror).host : '';
  switch (worst?.reason.kind) {
    case undefined:
      return explain('download-failed.nowhere', { name });
    case 'unreachable':
      return explain('download-failed.unreachable', { name, hosts, host, system: worst.reason.system });
    case 'status':
      return explain('download-failed.status', { name, hosts, host, status: worst.reason.status });
    case 'cut':
      return explain('download-failed.cut', { name, hosts });
    case 'length':
      return explain('download-failed.length', { name, hosts, host });
    case 'bytes':
      return explain('download-failed.bytes', { name, hosts, host });
    case 'insecure':
      return explain('download-failed.insecure', { name, hosts, host });
  }
}
