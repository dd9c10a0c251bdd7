import { explain } from '../errors/explain.ts';
import { isNewer, readRelease, type Release } from './release.ts';

/** Where a publisher tells of releases, and the key that says it was them. */
export interface Publisher {
  readonly address: string;
  /** As `readRelease` takes it. */
  readonly key: string;
}

/** Of a build without one, whose versions nobody tells of, there is none: `npm run build` takes it from the environment. */
declare const PENTIMENTO_PUBLISHER: Publisher | null;
export const publisher: Publisher | null =
  typeof PENTIMENTO_PUBLISHER === 'undefined' ? null : PENTIMENTO_PUBLISHER;

/** Longer than any publisher's words, bytes. */
const most = 32_768;
/** Milliseconds that an answer may take. */
const patience = 15_000;

interface Means {
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
  readonly now?: () => Date;
}

/**
 * The release that is newer than this version; null where there is none. Nothing of this machine is sent, and nothing is
 * downloaded but the publisher's words.
 * @throws UserError update-check
 */
export async function newerRelease(
  version: string,
  { address, key }: Publisher,
  { fetch, now = () => new Date() }: Means,
): Promise<Release | null> {
  const release = readRelease(await wordsFrom(address, fetch), key);
  if (!release) throw explain('update-check.untrusted', { address });
  if (new Date(release.until) < now()) throw explain('update-check.stale', { address });
  return isNewer(release.version, version) ? release : null;
}

async function wordsFrom(address: string, fetch: Means['fetch']): Promise<string> {
  try {
    const response = await fetch(address, {
      ...{ redirect: 'error', credentials: 'omit', cache: 'no-store' },
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return await textOf(response);
  } catch (error) {
    throw explain('update-check.unreachable', { address }, { cause: error });
  }
}

async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    if (bytes > most) throw new Error('The server says more than there is to say.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
