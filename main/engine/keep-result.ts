import type { Result, StoredPart, StoredPicture } from '../../preload/contract/index.ts';
import type { Part } from '../image/lay-over.ts';
import { pictureOfMask } from '../image/mask.ts';
import type { Pixels } from '../image/pixels.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import type { ToolResult } from './tools/tool.ts';

type Store = Pick<PixelStore, 'putPixels' | 'putBytes'>;

/** Puts what a tool made into the store; what is left is small enough for a message. */
export async function keepResult(made: ToolResult, store: Store): Promise<Result> {
  switch (made.kind) {
    case 'picture':
      return { kind: 'picture', ...(await keepPicture(made.pixels, store)) };
    case 'pictures': {
      const pictures: StoredPicture[] = [];
      for (const pixels of made.pictures) pictures.push(await keepPicture(pixels, store));
      const [first] = pictures;
      const part = made.part && first && (await keepPart(made.part, first, store));
      return { kind: 'pictures', pictures, ...(part && { part }) };
    }
    case 'model': {
      const { file, name } = made;
      return { kind: 'model', file: await store.putBytes(file), name, bytes: file.length };
    }
    case 'data':
      return { kind: 'data', data: made.data };
  }
}

/** What pictures cover, as a white picture of their size that is as opaque as they cover. */
async function keepPart(
  { x, y, mask }: Part,
  { width, height }: StoredPicture,
  store: Store,
): Promise<StoredPart> {
  return { x, y, mask: await store.putPixels(pictureOfMask(mask, width, height)) };
}

async function keepPicture(pixels: Pixels, store: Store): Promise<StoredPicture> {
  return { pixels: await store.putPixels(pixels), width: pixels.width, height: pixels.height };
}
