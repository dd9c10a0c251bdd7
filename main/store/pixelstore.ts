import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pixels } from '../image/pixels.ts';
import { explainWriting } from '../image/write.ts';
import { headerBytes, parseHeader, writeHeader } from './pixel-file.ts';

/**
 * Pixels and other content on disk under their SHA-256, so that processes pass names instead of bytes
 * and equal content is held once. Written beside and renamed: a file is whole or absent. How long one stays
 * is the shelf's business (`shelf.ts`).
 *
 * What a picture's file looks like is said in `pixel-file.ts`.
 */
export interface PixelStore {
  readonly folder: string;
  putPixels(pixels: Pixels): Promise<string>;
  /** Pixels of 8 bits that come from the top down, some rows at a time, so that they are never held whole. */
  putRows(width: number, height: number, rows: AsyncIterable<Uint8Array>): Promise<string>;
  pixels(hash: string): Promise<Pixels>;
  putBytes(bytes: Uint8Array): Promise<string>;
  bytes(hash: string): Promise<Uint8Array>;
}

export function isHash(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

/** @param into Where what is put goes, from which the application takes it in; the same folder where left out. */
export async function openPixelStore(folder: string, into = folder): Promise<PixelStore> {
  await mkdir(into, { recursive: true });
  const path = (hash: string) => {
    if (!isHash(hash)) throw new Error(`Not a content hash: ${hash.slice(0, 80)}`);
    return join(folder, hash);
  };
  const place = (hash: string) => join(into, hash);

  let writes = 0;

  async function put(parts: readonly Uint8Array[]): Promise<string> {
    const sum = createHash('sha256');
    for (const part of parts) sum.update(part);
    const hash = sum.digest('hex');
    const beside = join(into, `${hash}.${process.pid}-${(writes += 1)}.part`);
    try {
      await writeFile(beside, parts);
      await rename(beside, place(hash));
    } catch (error) {
      await rm(beside, { force: true });
      throw explainWriting(place(hash), error);
    }
    return hash;
  }

  return {
    folder,
    putPixels(pixels) {
      const { depth, width, height } = pixels;
      const { buffer, byteOffset, byteLength } = pixels.data;
      return put([writeHeader({ depth, width, height }), new Uint8Array(buffer, byteOffset, byteLength)]);
    },
    async pixels(hash) {
      const file = await readFile(path(hash));
      const header = parseHeader(file);
      if (!header) throw new Error(`${hash} holds no pixels.`);
      const { depth, width, height } = header;
      // A copy, because 16-bit values need an aligned start.
      const data = new Uint8Array(file.subarray(headerBytes));
      return depth === 16
        ? { depth: 16, width, height, data: new Uint16Array(data.buffer) }
        : { depth: 8, width, height, data };
    },
    async putRows(width, height, rows) {
      const sum = createHash('sha256');
      const beside = join(into, `rows.${process.pid}-${(writes += 1)}.part`);
      const notRead = new Set<unknown>();
      async function* parts() {
        try {
          for await (const part of prefixed(writeHeader({ depth: 8, width, height }), rows)) {
            sum.update(part);
            yield part;
          }
        } catch (error) {
          notRead.add(error);
          throw error;
        }
      }
      try {
        await writeFile(beside, parts());
        const hash = sum.digest('hex');
        await rename(beside, place(hash));
        return hash;
      } catch (error) {
        await rm(beside, { force: true });
        throw notRead.has(error) ? error : explainWriting(beside, error);
      }
    },
    putBytes: (bytes) => put([bytes]),
    bytes: async (hash) => readFile(path(hash)),
  };
}

async function* prefixed(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
