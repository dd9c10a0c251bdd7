/** Files as both sides speak of them: documents in layers, tiles by hash, and files by token. */
import * as z from 'zod';
import { StoredDocument } from './document.ts';
import { FileToken } from './file-token.ts';
import { DocumentFormat } from './formats.ts';
import { Hash, OpenedPicture } from './picture.ts';

export { FileToken };

export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected');

/** Most tiles in one message, so that no message is larger than 16 MB. */
export const tilesAtOnce = 64;

/** Something the person should know about a layered file: of what was opened, or before it is saved. */
export const DocumentNote = z.object({
  code: z.enum([
    'depth-reduced',
    'colours-converted',
    'profile-dropped',
    'blend-replaced',
    'adjustment-dropped',
    'layer-rasterised',
    'effects-dropped',
    'vector-mask-rasterised',
    'changed-elsewhere',
    'damaged-extra',
    'layer-unreadable',
    'merged-unreadable',
    'mask-density-dropped',
    'colour-ranges-dropped',
    'brightness-differs',
    'fill-dropped',
    'artboard-flattened',
    'tiles-lost',
    'pictures-lost',
    'text-simplified',
    'recipe-dropped',
    'selections-dropped',
    'seen-differently',
  ]),
  /** The names of the layers it is about. */
  layers: z.array(z.string()),
});
export type DocumentNote = z.infer<typeof DocumentNote>;

/** What tells a file's contents from others. */
export const FileVersion = z.object({
  size: z.number(),
  /** When it was last written, milliseconds since 1970. */
  modified: z.number(),
  hash: Hash,
});
export type FileVersion = z.infer<typeof FileVersion>;

/** A file that the person chose; nothing of it has been read. */
export const ChosenFile = z.object({ file: FileToken, name: z.string() });
export type ChosenFile = z.infer<typeof ChosenFile>;

/** The file that was opened, and what it held then; null where there is none, as in a browser. */
const fromFile = { file: FileToken.nullable(), version: FileVersion.nullable() };

/** A document in layers, whose tiles are in the store. */
export const OpenedDocument = z.object({
  kind: z.literal('document'),
  /** Its file's name. */
  name: z.string(),
  ...fromFile,
  document: StoredDocument,
  /** What its metadata came from, or goes into. */
  photo: OpenedPicture.nullable(),
  notes: z.array(DocumentNote),
});
export type OpenedDocument = z.infer<typeof OpenedDocument>;

export const Opened = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), picture: OpenedPicture, ...fromFile }),
  OpenedDocument,
]);
export type Opened = z.infer<typeof Opened>;

/** The address of a small image that holds itself; null where an earlier version kept none. */
const RecoveryThumbnail = z
  .string()
  .max(1 << 16)
  .startsWith('data:image/')
  .nullable();

/** A document with unsaved changes, as it is kept for the case that the application ends without asking. */
export const KeptDocument = z.object({
  id: z.uuid(),
  name: z.string(),
  file: FileToken.nullable(),
  /** What the file held when it was last opened or saved. */
  version: FileVersion.nullable(),
  photo: OpenedPicture.nullable(),
  /** The layer that still holds the photo's own pixels, which is exported with the photo's full depth. */
  photoLayer: z.string().nullable(),
  document: StoredDocument,
  thumbnail: RecoveryThumbnail,
});
export type KeptDocument = z.infer<typeof KeptDocument>;

export const Recoverable = z.object({
  id: z.uuid(),
  name: z.string(),
  /** When it was last kept, milliseconds since 1970. */
  when: z.number(),
  width: z.number(),
  height: z.number(),
  thumbnail: RecoveryThumbnail,
});
export type Recoverable = z.infer<typeof Recoverable>;

/** Documents that were kept and can't be offered. Nothing of them was deleted: they are in this folder. */
export const LeftBehind = z.object({
  /** They can't be understood and were set aside, or they couldn't be taken over now and are tried again. */
  why: z.enum(['unread', 'failed', 'full']),
  folder: z.string(),
});
export type LeftBehind = z.infer<typeof LeftBehind>;

export const RecentFile = z.object({
  file: FileToken,
  name: z.string(),
  /** The folder it is in, to tell files of one name apart. */
  folder: z.string(),
});
export type RecentFile = z.infer<typeof RecentFile>;

export const Saved = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    file: FileToken,
    version: FileVersion.nullable(),
    name: z.string(),
  }),
  /** Nothing was written: the file holds something else than the window knows of. */
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('download'), name: z.string(), bytes: Bytes }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type Saved = z.infer<typeof Saved>;

export const SaveDocument = z.object({
  /** Where to; null asks. */
  file: FileToken.nullable(),
  /** What the file may hold to be written over; null where that was asked. */
  version: FileVersion.nullable(),
  /** A file in whose folder the dialog begins. */
  beside: FileToken.optional(),
  /** The document's name, from which a file's name is proposed. */
  name: z.string(),
  document: StoredDocument,
  /** The picture as it is shown, which other programs show for the whole file. */
  merged: Hash,
  metadata: Hash.nullable(),
  format: DocumentFormat,
});
export type SaveDocument = z.infer<typeof SaveDocument>;

/** A file that is no picture, such as what a tool has learnt: bytes of the store, or text. */
export const SaveFile = z.object({
  /** Its ending included. */
  name: z.string(),
  content: z.union([z.object({ stored: Hash }), z.object({ text: z.string() })]),
});
export type SaveFile = z.infer<typeof SaveFile>;

/** Where a file went that holds no document: to a path, or into the hands of the browser. */
export const SavedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string() }),
  z.object({ kind: z.literal('download'), name: z.string(), bytes: Bytes }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type SavedFile = z.infer<typeof SavedFile>;
