/**
 * The codec process: the only one that reads and writes picture files. Hostile files meet a process that
 * can be lost, and on Linux sharp's own GLib never meets the one Electron brings.
 */
import { basename } from 'node:path';
import { decode, encode } from '@msgpack/msgpack';
import { iccOf, profileOfIcc } from '../../preload/colour/profile.ts';
import type { FileVersion, OpenedPicture, StoredPicture } from '../../preload/contract/index.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { adjustPixels } from '../image/adjust.ts';
import { noteBeside } from '../image/beside.ts';
import { convertByProfiles } from '../image/convert.ts';
import { decodePicture, decodePictureBytes, type Picture } from '../image/decode.ts';
import { statingComposite } from '../image/digital-source.ts';
import { encodePicture, whatIsLost, type EncodeOptions } from '../image/encode.ts';
import { fadePixels } from '../image/fade.ts';
import { lookInto } from '../image/folder.ts';
import { lookAt } from '../image/look-at.ts';
import { inWords, type Accompanying, type PictureMetadata } from '../image/metadata.ts';
import type { Pixels } from '../image/pixels.ts';
import { firstBytes, readWhole } from '../image/read.ts';
import { reduceMetadata } from '../image/reduce-metadata.ts';
import { resizePixels } from '../image/resize-pixels.ts';
import { shrink } from '../image/shrink.ts';
import { checkSize } from '../image/within-limits.ts';
import { writeWhole, type Contents } from '../image/write.ts';
import { portToParent } from '../processes/port.ts';
import { inboxOf, tileFolder } from '../store/folders.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { assemble } from './assemble.ts';
import {
  workOf,
  type CodecCall,
  type CodecCalls,
  type CodecConfiguration,
  type DocumentPlan,
  type FromCodec,
  type Read,
  type SavePlan,
  type ToCodec,
  type Written,
} from './codec-protocol.ts';
import { isOpenRaster, readOpenRaster, type ReadDocument } from './openraster/read.ts';
import { openRaster } from './openraster/write.ts';
import { previewExport } from './preview.ts';
import { isPsd, readPsd } from './psd/read.ts';
import { writePsd } from './psd/write.ts';
import { changedSince, versionOf } from './version.ts';

type Answers = { [N in CodecCall]: (request: CodecCalls[N]['request']) => Promise<CodecCalls[N]['answer']> };

/**
 * @param inbox Where what is made is put, and files that are being written are noted.
 * @param onProgress Hears how much of a layered file has been read, 0…1.
 */
async function answers(folder: string, inbox: string, onProgress: (share: number) => void): Promise<Answers> {
  const store = await openPixelStore(folder, inbox);
  const tiles = await openPixelStore(tileFolder(folder), tileFolder(inbox));
  const stores = { pixels: store, tiles };

  const write = (path: string, bytes: Contents) =>
    writeWhole(path, bytes, undefined, (beside) => noteBeside(inbox, beside));

  async function keep(name: string, { pixels, metadata }: Picture): Promise<OpenedPicture> {
    const { width, height, depth, greyscale, hasAlpha, format, icc } = metadata;
    const profile = icc && profileOfIcc(icc);
    return {
      pixels: await store.putPixels(pixels),
      metadata: await store.putBytes(encode({ ...metadata, icc: undefined }, { ignoreUndefined: true })),
      name,
      ...{ width, height, depth, greyscale, hasAlpha, format },
      ...(profile && { profile }),
      notes: metadata.notes.map(inWords),
    };
  }

  const keepPixels = async (pixels: Pixels): Promise<StoredPicture> => ({
    pixels: await store.putPixels(pixels),
    ...{ width: pixels.width, height: pixels.height },
  });

  /** A picture or a layered document, by its first bytes. */
  async function read(name: string, source: Uint8Array | { readonly path: string }): Promise<Read> {
    const first = source instanceof Uint8Array ? source : await firstBytes(source.path, 128);
    if (isOpenRaster(first))
      return keepDocument(name, await readOpenRaster(source, name, stores, onProgress));
    const bytes = source instanceof Uint8Array ? source : await readWhole(source.path);
    if (isPsd(bytes)) return keepDocument(name, await readPsd(bytes, name, stores, onProgress));
    const picture = await keep(name, await decodePictureBytes(bytes, name));
    return { kind: 'picture', picture, file: null, version: null };
  }

  async function keepDocument(name: string, { document, merged, notes }: ReadDocument): Promise<Read> {
    const photo = merged && (await keep(name, merged));
    const own = { ...document, profile: document.profile ?? photo?.profile };
    return { kind: 'document', name, file: null, version: null, document: own, photo, notes };
  }

  async function contents({ format, ...plan }: DocumentPlan): Promise<AsyncIterable<Uint8Array>> {
    const { profile, composite } = plan.document;
    const writing = { ...plan, metadata: await accompanying({ ...plan, profile, composite }) };
    return format === 'ora' ? openRaster(writing, stores) : inParts(await writePsd(writing, stores));
  }

  /** What goes into a file beside its pixels: what their photo said, what became of them, and the profile that they have by now. */
  async function accompanying({
    metadata,
    keep = 'all',
    profile,
    composite = false,
  }: Pick<SavePlan, 'metadata' | 'keep' | 'profile' | 'composite'>): Promise<Accompanying | null> {
    const stored = metadata === null ? null : (decode(await store.bytes(metadata)) as PictureMetadata);
    const kept = stored && reduceMetadata(stored, keep);
    const own = composite ? { greyscale: false, ...kept, xmp: statingComposite(kept?.xmp) } : kept;
    if (!profile) return own;
    return { greyscale: false, ...own, icc: iccOf(profile) };
  }

  const encoded = async (plan: SavePlan) =>
    encodePicture(await sized(plan), await accompanying(plan), optionsOf(plan));

  /** The picture at the size that the plan asks for. */
  async function sized({ pixels, size }: SavePlan): Promise<Pixels> {
    if (size) checkSize(null, size);
    const own = await store.pixels(pixels);
    return size ? resizePixels(own, size.width, size.height) : own;
  }

  /** Takes a file's place, where that still holds what it may. */
  async function writeOver(
    path: string,
    version: FileVersion | null,
    parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<Written> {
    const changed = async () => version !== null && (await changedSince(path, version));
    if (await changed()) return { kind: 'changed' };
    try {
      await write(path, unless(changed, parts));
    } catch (error) {
      if (error instanceof Changed) return { kind: 'changed' };
      throw error;
    }
    return { kind: 'saved', version: await versionOf(path) };
  }

  return {
    openFile: async ({ path }) => keep(basename(path), await decodePicture(path)),
    open: async ({ path }) => {
      // Taken first: what changes while it is read is asked about when it is saved.
      const version = await versionOf(path);
      return { ...(await read(basename(path), { path })), version };
    },
    openBytes: ({ name, bytes }) => read(name, bytes),
    lookInto: ({ path }) => lookInto(path),
    lookAt: async ({ path, side, exact }) => lookAt(path, side, exact),
    whatIsLost: async (plan) =>
      whatIsLost(await accompanying(plan), await store.pixels(plan.pixels), optionsOf(plan)).map(inWords),
    preview: async ({ part, ...plan }) =>
      previewExport(await sized(plan), await accompanying(plan), optionsOf(plan), part),
    assemble: async ({ width, height, raster }) => ({
      pixels: await assemble(store, tiles, width, height, raster),
    }),
    shrink: async ({ pixels, factor }) => ({
      pixels: await store.putPixels(shrink(await store.pixels(pixels), factor)),
    }),
    convert: async ({ pixels, from, to }) => ({
      pixels: await store.putPixels(convertByProfiles(await store.pixels(pixels), from, to)),
    }),
    adjust: async ({ pixels, adjustment, ...how }) =>
      keepPixels(adjustPixels(await store.pixels(pixels), adjustment, how)),
    fade: async ({ under, over, ...how }) =>
      keepPixels(await fadePixels(await store.pixels(under), await store.pixels(over), how)),
    encode: encoded,
    thumbnail: async ({ pixels, profile, side }) => {
      const whole = await store.pixels(pixels);
      const factor = Math.min(1, side / Math.max(whole.width, whole.height));
      const [width, height] = [whole.width, whole.height].map((each) =>
        Math.max(1, Math.round(each * factor)),
      );
      const small = await resizePixels(whole, width ?? 1, height ?? 1);
      const accompanying = profile ? { greyscale: false, icc: iccOf(profile) } : null;
      return encodePicture(small, accompanying, { format: 'webp', quality: 80, toSrgb: true });
    },
    encodeDocument: async (plan) => wholeOf(await contents(plan)),
    saveDocument: async ({ path, version, ...plan }) => writeOver(path, version, await contents(plan)),
    save: async ({ path, version, ...plan }) => writeOver(path, version, [await encoded(plan)]),
  };
}

function optionsOf({ format, quality, toSrgb = false }: SavePlan): EncodeOptions {
  return { format, quality, toSrgb };
}

class Changed extends UserError {}

/** The same parts, and at their end, right before they take a file's place, a look whether they still may. */
async function* unless(
  changed: () => Promise<boolean>,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* parts;
  if (await changed()) throw new Changed('cannot-write', 'The file was changed while it was saved.');
}

async function* inParts(parts: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* parts;
}

async function wholeOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
}

function main(): void {
  const { store } = JSON.parse(process.argv[2] ?? '') as CodecConfiguration;
  const port = portToParent<ToCodec, FromCodec>();

  async function serve<N extends CodecCall>({ id, call, request }: ToCodec<N>): Promise<void> {
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + 0.01) return;
      told = share;
      port.send({ id, share });
    };
    try {
      const answer = await answers(store, inboxOf(store, workOf(id)), onProgress);
      const value: unknown = await answer[call](request);
      port.send({ id, residentBytes: process.memoryUsage.rss(), ok: true, answer: value });
    } catch (error) {
      port.send({ id, residentBytes: process.memoryUsage.rss(), ok: false, error: toFailure(error) });
    }
  }
  port.listen((message) => void serve(message));
}

main();
