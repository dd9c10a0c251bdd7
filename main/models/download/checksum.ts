import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file, in hexadecimal, read piece by piece. Rejects with the signal's reason where it is aborted. */
export async function checksumOfFile(
  path: string,
  { signal, tell }: { readonly signal?: AbortSignal; readonly tell?: (bytes: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(piece as Buffer);
    tell?.((bytes += (piece as Buffer).length));
  }
  return hash.digest('hex');
}
