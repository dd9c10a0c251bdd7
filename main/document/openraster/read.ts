import { createHash } from 'node:crypto';
import { profileOfIcc } from '../../../preload/colour/profile.ts';
import type { LayeredDocument, StoredDocument } from '../../../preload/contract/document.ts';
import type { DocumentNote } from '../../../preload/contract/files.ts';
import { rastersOf } from '../../../preload/contract/rasters-of.ts';
import { decodePictureBytes, notAnImage, type Picture } from '../../image/decode.ts';
import { checkSize } from '../../image/within-limits.ts';
import { uniqueIds } from '../ids.ts';
import { writable } from '../map-later.ts';
import { Notes } from '../notes.ts';
import { damaged, openArchive, type Archive } from './archive.ts';
import { Choice, type Piece } from './choose.ts';
import { parseExtra } from './extra.ts';
import {
  EXTRA_FILE,
  largestText,
  MERGED_FILE,
  MIMETYPE,
  MIMETYPE_FILE,
  mostInputPixels,
  STACK_FILE,
  type Extra,
} from './format.ts';
import { loadPieces } from './pieces.ts';
import { PNG_HEAD, sizeOfPng } from './png.ts';
import { parseStack } from './stack.ts';
import type { Stores } from './write.ts';

export interface ReadDocument {
  readonly document: StoredDocument;
  /** The picture as its writer showed it, with the metadata. */
  readonly merged: Picture | null;
  readonly notes: DocumentNote[];
}

/**
 * Whether these are the first bytes of what may be an OpenRaster file: a zip. The mimetype should be its first entry,
 * but programs put it anywhere, so only the archive's directory tells.
 */
export function isOpenRaster(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'PK\x03\x04';
}

/**
 * Reads an OpenRaster file of any program; its tiles go into the store. `onProgress` hears the share that is done.
 * @throws UserError truncated-image, unsafe-file or image-too-large; the message names the file.
 */
export async function readOpenRaster(
  source: Uint8Array | { readonly path: string },
  name: string,
  stores: Stores,
  onProgress: (share: number) => void = () => undefined,
): Promise<ReadDocument> {
  const archive = await openArchive(source, name);
  try {
    return await read(archive, name, stores, onProgress);
  } finally {
    archive.close();
  }
}

async function read(
  archive: Archive,
  name: string,
  stores: Stores,
  onProgress: (share: number) => void,
): Promise<ReadDocument> {
  const xml = await archive.read(STACK_FILE, largestText);
  if (!xml) {
    const mimetype = new TextDecoder().decode((await archive.head(MIMETYPE_FILE, 64)) ?? undefined).trim();
    throw mimetype === MIMETYPE ? damaged(name, new Error('no stack.xml')) : notAnImage(name);
  }
  const stack = parseStack(new TextDecoder().decode(xml), name);
  if (stack.width < 1 || stack.height < 1) throw damaged(name);
  checkSize(name, stack);

  const notes = new Notes();
  const json = await archive.read(EXTRA_FILE, largestText);
  const extra = json && parseExtra(new TextDecoder().decode(json), stack, name);
  if (json && !extra) notes.add('damaged-extra');
  const ours = extra?.stack === createHash('sha256').update(xml).digest('hex') ? extra : null;
  if (extra && !ours) notes.add('changed-elsewhere');

  const choice = new Choice(archive, name, notes);
  const chosen = ours ? await choice.ours(ours, stack) : await choice.foreign(stack, extra);
  const merged = await readMerged(archive, name, stack);
  const icc = merged ? merged.metadata.icc : await profileOfLayers(chosen, archive, name);
  const document = await loadPieces(chosen, { archive, name, icc: icc ?? null, stores, notes, onProgress });
  if (ours) await readInputs(ours, archive, name, stores);
  const profile = ours?.profile ?? (icc && profileOfIcc(icc)) ?? undefined;
  return { document: { ...uniqueIds(writable(document)), profile }, merged, notes: notes.all };
}

/** Of the lowest layer that can be read: without a merged picture, no profile is more the document's than that. */
async function profileOfLayers(
  document: LayeredDocument<Piece>,
  archive: Archive,
  name: string,
): Promise<Uint8Array | undefined> {
  for (const { channels, file } of rastersOf(document)) {
    const png = channels === 4 && file !== null && (await archive.read(file));
    const picture = png && (await decodePictureBytes(png, name).catch(() => null));
    if (picture) return picture.metadata.icc;
  }
  return undefined;
}

/**
 * Pictures that recipes work on, back under their hashes; what isn't what its name says is of no use. They are
 * counted as when they were written, each as often as it is named.
 */
async function readInputs({ inputs }: Extra, archive: Archive, name: string, stores: Stores): Promise<void> {
  const read = new Set<string>();
  let room = mostInputPixels;
  for (const file of Object.values(inputs)) {
    const size = sizeOfPng(await archive.head(file, PNG_HEAD));
    if (!size || size.width * size.height > room) continue;
    room -= size.width * size.height;
    if (read.has(file)) continue;
    read.add(file);
    const png = await archive.read(file);
    const picture = png && (await decodePictureBytes(png, name).catch(() => null));
    if (picture) await stores.pixels.putPixels(picture.pixels);
  }
}

/** The picture as its writer showed it: of the document's own size, or it shows something else. */
async function readMerged(
  archive: Archive,
  name: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Picture | null> {
  const size = sizeOfPng(await archive.head(MERGED_FILE, PNG_HEAD));
  if (size?.width !== width || size.height !== height) return null;
  const png = await archive.read(MERGED_FILE);
  return png && decodePictureBytes(png, name).catch(() => null);
}
