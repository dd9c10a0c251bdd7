import type { Result, StoredPicture } from '../../preload/contract/index.ts';
import { layPartOver, type Part } from '../image/lay-over.ts';
import { maskOf } from '../image/mask.ts';
import type { Pixels } from '../image/pixels.ts';
import type { PixelStore } from '../store/pixelstore.ts';

type Store = Pick<PixelStore, 'pixels' | 'putPixels'>;

/**
 * A stored picture of a result as a file is to have it: where it is a part of the photo that was worked on, the photo
 * with that part laid over, in the photo's depth. One at a time, because each is as large as the photo.
 */
export async function wholePicture(
  picture: StoredPicture,
  result: Result,
  photo: string | null,
  store: Store,
): Promise<StoredPicture> {
  const stored = 'part' in result ? result.part : undefined;
  if (!stored || photo === null) return picture;
  const { x, y } = stored;
  const part: Part = { x, y, mask: maskOf(await store.pixels(stored.mask)) };
  const whole: Pixels = layPartOver(await store.pixels(photo), await store.pixels(picture.pixels), part);
  return { pixels: await store.putPixels(whole), width: whole.width, height: whole.height };
}
