import type { Failure, OpenedPicture, PictureNote, SaveFormat } from '../../preload/contract.ts';

/** What the codec process is started with, as JSON in its first argument. */
export interface CodecConfiguration {
  /** Folder of the pixel store. */
  readonly store: string;
}

export interface SavePlan {
  readonly pixels: string;
  readonly metadata: string | null;
  readonly format: SaveFormat;
  readonly quality: number;
}

/** What can be asked of the codec process, with the type of each answer. */
export interface CodecCalls {
  openFile: { request: { path: string }; answer: OpenedPicture };
  openBytes: { request: { name: string; bytes: Uint8Array }; answer: OpenedPicture };
  whatIsLost: { request: SavePlan; answer: PictureNote[] };
  encode: { request: SavePlan; answer: Uint8Array };
  save: { request: SavePlan & { path: string }; answer: null };
}

export type CodecCall = keyof CodecCalls;

export interface ToCodec<N extends CodecCall = CodecCall> {
  readonly id: number;
  readonly call: N;
  readonly request: CodecCalls[N]['request'];
}

export type FromCodec = { readonly id: number; readonly residentBytes: number } & (
  { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: Failure }
);
