/**
 * The codec process: the only one that reads and writes picture files. Hostile files meet a process that
 * can be lost, and on Linux sharp's own GLib never meets the one Electron brings.
 */
import { basename } from 'node:path';
import { decode, encode } from '@msgpack/msgpack';
import type { OpenedPicture } from '../../preload/contract.ts';
import { toFailure } from '../engine/errors.ts';
import { decodePicture, decodePictureBytes, type Picture } from '../engine/image/decode.ts';
import { encodePicture, whatIsLost } from '../engine/image/encode.ts';
import { describeNote, type PictureMetadata, type PictureNote } from '../engine/image/metadata.ts';
import { writeWhole } from '../engine/image/write.ts';
import { portToParent } from '../engine/port.ts';
import type {
  CodecCall,
  CodecCalls,
  CodecConfiguration,
  FromCodec,
  SavePlan,
  ToCodec,
} from './codec-protocol.ts';
import { openPixelStore, type PixelStore } from './pixelstore.ts';

type Answers = { [N in CodecCall]: (request: CodecCalls[N]['request']) => Promise<CodecCalls[N]['answer']> };

function answers(store: PixelStore): Answers {
  async function keep(name: string, { pixels, metadata }: Picture): Promise<OpenedPicture> {
    const { width, height, depth, greyscale, hasAlpha, format, iccName } = metadata;
    return {
      pixels: await store.putPixels(pixels),
      metadata: await store.putBytes(encode(metadata, { ignoreUndefined: true })),
      name,
      ...{ width, height, depth, greyscale, hasAlpha, format },
      ...(iccName !== undefined && { profile: iccName }),
      notes: metadata.notes.map(explain),
    };
  }

  const metadataOf = async ({ metadata }: SavePlan) =>
    metadata === null ? null : (decode(await store.bytes(metadata)) as PictureMetadata);

  async function encoded(plan: SavePlan): Promise<Uint8Array> {
    const { pixels, format, quality } = plan;
    return encodePicture(await store.pixels(pixels), await metadataOf(plan), { format, quality });
  }

  return {
    openFile: async ({ path }) => keep(basename(path), await decodePicture(path)),
    openBytes: async ({ name, bytes }) => keep(name, await decodePictureBytes(bytes, name)),
    whatIsLost: async (plan) =>
      whatIsLost(await metadataOf(plan), await store.pixels(plan.pixels), plan.format).map(explain),
    encode: encoded,
    save: async (plan) => {
      await writeWhole(plan.path, await encoded(plan));
      return null;
    },
  };
}

function explain(note: PictureNote) {
  return { code: note.code, message: describeNote(note) };
}

async function main(): Promise<void> {
  const { store } = JSON.parse(process.argv[2] ?? '') as CodecConfiguration;
  const port = portToParent<ToCodec, FromCodec>();
  const answer = answers(await openPixelStore(store));
  // Ctrl+C in a terminal reaches every process; what is being written is finished, and the parent decides.
  process.on('SIGINT', () => undefined);

  async function serve<N extends CodecCall>({ id, call, request }: ToCodec<N>): Promise<void> {
    try {
      const value: unknown = await answer[call](request);
      port.send({ id, residentBytes: process.memoryUsage.rss(), ok: true, answer: value });
    } catch (error) {
      port.send({ id, residentBytes: process.memoryUsage.rss(), ok: false, error: toFailure(error) });
    }
  }
  port.listen((message) => void serve(message));
}

void main();
