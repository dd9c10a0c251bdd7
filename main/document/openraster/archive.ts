import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';

const MOST_ENTRIES = 10_000;
/** Of one file in the archive: a PNG of the largest picture that doesn't compress at all. */
const LARGEST_ENTRY = 1.5e9;
/** More than deflate can: a PNG of an empty layer that isn't compressed itself shrinks by 600 times and more. */
const LARGEST_RATIO = 1040;
const RATIO_COUNTS_FROM = 1e6;
/** What is large in earnest is pictures, which hold their own compression and hardly shrink again. */
const LARGE = 100e6;
const LARGEST_RATIO_OF_LARGE = 10;

/** A zip archive whose every entry was looked at before any is read. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** The bytes of an entry; null where there is none of that name. */
  read(name: string, limit?: number): Promise<Uint8Array | null>;
  /** The first bytes of an entry, fewer where it has fewer; null where there is none of that name. */
  head(name: string, bytes: number): Promise<Uint8Array | null>;
  /** The SHA-256 of an entry, which is not held; null where there is none of that name. */
  sum(name: string): Promise<string | null>;
  close(): void;
}

/**
 * Opens a zip archive from memory or, without reading it whole, from a file.
 * @throws UserError unsafe-file for one that is made to do harm, truncated-image for one that is damaged.
 */
export async function openArchive(
  source: Uint8Array | { readonly path: string },
  name: string,
): Promise<Archive> {
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(source);
    const entries = await listEntries(zip, name);
    const opened = zip;
    return {
      names: new Set(entries.keys()),
      read: async (entryName, limit = LARGEST_ENTRY) => {
        const entry = entries.get(entryName);
        if (!entry) return null;
        if (entry.uncompressedSize > limit)
          throw explain('unsafe-file.large-entry', { name, entry: entryName });
        return readEntry(opened, entry, name);
      },
      head: async (entryName, bytes) => {
        const entry = entries.get(entryName);
        if (!entry) return null;
        const head: Uint8Array[] = [];
        let length = 0;
        for await (const part of partsOf(opened, entry, name)) {
          head.push(part);
          length += part.length;
          if (length >= bytes) break;
        }
        return Buffer.concat(head).subarray(0, bytes);
      },
      sum: async (entryName) => {
        const entry = entries.get(entryName);
        if (!entry) return null;
        const sum = createHash('sha256');
        for await (const part of partsOf(opened, entry, name)) sum.update(part);
        return sum.digest('hex');
      },
      close: () => {
        opened.close();
      },
    };
  } catch (error) {
    zip?.close();
    throw error instanceof UserError ? error : damaged(name, error);
  }
}

function openZip(source: Uint8Array | { readonly path: string }): Promise<ZipFile> {
  const options: Options = {
    lazyEntries: true,
    autoClose: false,
    // Backslashes become slashes: some archivers on Windows write them.
    strictFileNames: false,
    validateEntrySizes: true,
  };
  if (source instanceof Uint8Array) {
    const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    return promisify<Buffer, Options, ZipFile>(yauzl.fromBuffer)(buffer, options);
  }
  return promisify<string, Options, ZipFile>(yauzl.open)(source.path, options);
}

/** Checks what the directory of the archive promises. yauzl itself refuses `..` and absolute names. */
async function listEntries(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw explain('unsafe-file.entries', { name, count: zip.entryCount });
  const entries = new Map<string, Entry>();
  let compressed = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    compressed += compressedSize;
    if (entries.has(fileName)) throw explain('unsafe-file.twice', { name, entry: fileName });
    if (entry.isEncrypted()) throw explain('unsafe-file.encrypted', { name, entry: fileName });
    const ratio = uncompressedSize > LARGE ? LARGEST_RATIO_OF_LARGE : LARGEST_RATIO;
    if (uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * ratio) {
      const times = Math.round(uncompressedSize / compressedSize);
      throw explain('unsafe-file.grows', { name, entry: fileName, times });
    }
    // Entries that share their bytes are how a small archive becomes petabytes (Fifield 2019).
    if (compressed > zip.fileSize) throw explain('unsafe-file.overlap', { name });
    entries.set(fileName, entry);
  }
  return entries;
}

async function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const out = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  for await (const part of partsOf(zip, entry, name)) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The bytes of an entry as they come: as many as the directory promised, or an error. */
async function* partsOf(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  let left = entry.uncompressedSize;
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) {
      const bytes = part as Uint8Array;
      left -= bytes.length;
      if (left < 0) throw new Error('more bytes than promised');
      yield bytes;
    }
    if (left > 0) throw new Error('fewer bytes than promised');
  } catch (error) {
    throw damaged(name, error);
  }
}

export function damaged(name: string, cause?: unknown): UserError {
  return explain('truncated-image.parts', { name }, { cause });
}

export function isDamage(error: unknown): boolean {
  return error instanceof UserError && error.code === 'truncated-image';
}
