import type { Profile } from '../../preload/colour/profile.ts';
import type { Adjustment, StoredDocument } from '../../preload/contract/document.ts';
import type {
  DocumentFormat,
  Failure,
  FileVersion,
  MetadataPolicy,
  OpenedPicture,
  PictureNote,
  Request,
  Response,
  SaveFormat,
  StoredPicture,
} from '../../preload/contract/index.ts';
import type { FolderLook } from '../image/folder.ts';
import type { Meeting } from '../image/meeting.ts';

/** What the codec process is started with, as JSON in its first argument. */
export interface CodecConfiguration {
  /** Folder of the pixel store. */
  readonly store: string;
}

/** Calls that put pictures or tiles into the store: whoever makes them says who holds those. */
export type PuttingCall =
  'openFile' | 'open' | 'openBytes' | 'assemble' | 'shrink' | 'convert' | 'adjust' | 'fade';

export interface SavePlan {
  readonly pixels: string;
  readonly metadata: string | null;
  /** What of it goes along; absent: all. */
  readonly keep?: MetadataPolicy | undefined;
  /** Of the pixels; absent: sRGB. */
  readonly profile?: Profile | undefined;
  readonly toSrgb?: boolean | undefined;
  /** Says in the file that a trained network made a part of the picture. */
  readonly composite?: boolean | undefined;
  readonly format: SaveFormat;
  readonly quality: number;
  /** Where it is not the picture's own. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

/** The file to write to, unless it holds something else than that version; null: whatever it holds. */
interface Over {
  readonly path: string;
  readonly version: FileVersion | null;
}

export type Written = Response<'overwritePicture'>;

export interface DocumentPlan {
  readonly document: StoredDocument;
  readonly merged: string;
  readonly metadata: string | null;
  readonly format: DocumentFormat;
}

/** A picture, or a document whose file has no token yet. */
export type Read = Response<'openBytes'>;

/** What can be asked of the codec process, with the type of each answer. */
export interface CodecCalls {
  /** A picture of one layer; layered files are none. */
  openFile: { request: { path: string }; answer: OpenedPicture };
  open: { request: { path: string }; answer: Read };
  openBytes: { request: { name: string; bytes: Uint8Array }; answer: Read };
  /** Which photos lie in a folder, by their names and headers. */
  lookInto: { request: { path: string }; answer: FolderLook };
  /** A picture's file as it looks, in sRGB, no larger than a side; see `lookAt`. */
  lookAt: { request: { path: string; side: number; exact: boolean }; answer: Response<'batchPicture'> };
  whatIsLost: { request: SavePlan; answer: PictureNote[] };
  encode: { request: SavePlan; answer: Uint8Array };
  /** A WebP file in sRGB, whose longer side is no longer than that. */
  thumbnail: {
    request: { pixels: string; profile: Profile | undefined; side: number };
    answer: Uint8Array;
  };
  save: { request: SavePlan & Over; answer: Written };
  preview: {
    request: SavePlan & { part: Request<'previewExport'>['part'] };
    answer: Response<'previewExport'>;
  };
  assemble: { request: Omit<Request<'assemble'>, 'owner'>; answer: { pixels: string } };
  shrink: { request: Omit<Request<'shrinkPicture'>, 'owner'>; answer: { pixels: string } };
  convert: { request: Omit<Request<'convertPicture'>, 'owner'>; answer: { pixels: string } };
  adjust: { request: { pixels: string; adjustment: Adjustment } & Meeting; answer: StoredPicture };
  fade: { request: { under: string; over: string } & Meeting; answer: StoredPicture };
  encodeDocument: { request: DocumentPlan; answer: Uint8Array };
  saveDocument: { request: DocumentPlan & Over; answer: Written };
}

export type CodecCall = keyof CodecCalls;

export interface ToCodec<N extends CodecCall = CodecCall> {
  readonly id: number;
  readonly call: N;
  readonly request: CodecCalls[N]['request'];
}

/** How much of a file has been read, 0…1; or the answer, with the memory that the process holds. */
export type FromCodec = { readonly id: number } & (
  | { readonly share: number }
  | { readonly residentBytes: number; readonly ok: true; readonly answer: unknown }
  | { readonly residentBytes: number; readonly ok: false; readonly error: Failure }
);

/** What the inbox is named after, into which a call puts what it makes. */
export function workOf(id: number): string {
  return `codec-${id}`;
}
