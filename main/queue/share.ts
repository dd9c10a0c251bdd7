/** Where files lie that machines hand to each other. */
import { createHash } from 'node:crypto';
import { explain } from '../errors/explain.ts';

/**
 * Files by name, which everybody who works on a queue can reach. A file is there whole or not at all, and writing one twice
 * is as good as once.
 */
export interface Share {
  /** Where it is, for messages. */
  readonly place: string;
  /** @throws UserError files-away or disk-full */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. @throws UserError files-away */
  get(name: string): Promise<Uint8Array | null>;
  /** @throws UserError files-away */
  has(name: string): Promise<boolean>;
  /** Also where there is none. @throws UserError files-away */
  remove(name: string): Promise<void>;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a file is called by what is in it. */
export function nameOf(sha256: string): string {
  return `files/${sha256}`;
}

/** Puts a file under what is in it, unless it is there. */
export async function putContent(share: Share, bytes: Uint8Array, sha256 = sha256Of(bytes)): Promise<string> {
  if (!(await share.has(nameOf(sha256)))) await share.put(nameOf(sha256), bytes);
  return sha256;
}

/** A file by what is in it. @throws UserError files-away: `missing`, or `damaged` where it holds something else. */
export async function getContent(share: Share, sha256: string): Promise<Uint8Array> {
  const bytes = await share.get(nameOf(sha256));
  if (!bytes) throw explain('files-away.missing', { place: share.place });
  if (sha256Of(bytes) !== sha256) throw explain('files-away.damaged', { place: share.place });
  return bytes;
}
