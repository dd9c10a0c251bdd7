import { explain } from '../../../errors/explain.ts';
import { randomSource } from '../../../image/noise.ts';
import type { Pixels, Planes } from '../../../image/pixels.ts';
import { planesOnWhite } from '../../../image/planes.ts';
import { resize } from '../../../image/resample.ts';
import { resizePixels } from '../../../image/resize-pixels.ts';
import { encode, input } from '../../graph/index.ts';
import type { FeatureNetwork } from '../../networks/features.ts';
import type { Say } from '../../notes.ts';
import { SHORTEST } from '../../optimise/levels.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { GivenFolder, GivenPicture } from '../inputs.ts';
import { readPhotos, tellLeftOut } from '../photos-read.ts';
import { planeRows } from '../pixel-rows.ts';
import { ownShare } from '../restyle/own-share.ts';
import { CONTENT, type Crop } from './style-course.ts';

/** Crops to practise on: with more, a style isn't learnt any better; each takes about a megabyte. */
const MOST = 64;
/** How much larger than a crop a photo's shorter side is at most. */
const LARGEST = 2;

/**
 * Square parts of photos, from nearly all of a photo to a quarter of its width, half of them in the mirror, each with its content. Photos
 * are opened one after the other; those that can't be read are told of and left out, and so are those with next to nothing in
 * them: of a white page only its noise would be learnt. Yields the share of the work that is done.
 * @param image the picture that is open, one of those that are practised on.
 * @throws UserError where a folder was chosen: why the first can't be read, where none can; folder-empty where nothing is left.
 */
export async function* cropsOf(
  image: GivenPicture,
  photos: GivenFolder | null,
  network: FeatureNetwork,
  runtime: Runtime,
  { side, seed, most }: { readonly side: number; readonly seed: number; readonly most: number },
  say: Say,
): AsyncGenerator<number, readonly Crop[], void> {
  const random = randomSource(seed);
  const wanted = Math.min(MOST, most);
  const chosen = spread(photos?.photos ?? [], wanted - 1);
  const each = Math.max(1, Math.floor(wanted / (1 + chosen.length)));
  const parts: Planes[] = [];
  const plain: string[] = [];
  const look = async (name: string, pixels: Pixels) => {
    const found = await partsOf(pixels, each, side, random);
    if (found) parts.push(...found);
    else plain.push(name);
  };
  await look(image.name, image.pixels);
  const read = readPhotos();
  for (const [done, photo] of chosen.entries()) {
    yield (0.5 * done) / chosen.length;
    const pixels = await read.open(photo);
    if (pixels) await look(photo.name, pixels);
  }
  read.check();
  if (parts.length === 0) throw explain('folder-empty.plain', { folder: photos?.name ?? image.name });
  read.tell(say);
  tellLeftOut(say, 'photos-plain', plain);
  const crops: Crop[] = [];
  const picture = input('picture', [1, 3, side, side]);
  const content = network.features(picture)[CONTENT];
  const session = await runtime.open(encode({ content }), side * side * network.bytesPerPixel);
  try {
    for (const photo of parts) {
      yield 0.5 + (0.5 * crops.length) / parts.length;
      const { content: found } = await session.run({ picture: { data: photo.data, dims: picture.shape } });
      if (!found) throw new Error('A photo has content.');
      crops.push({ photo, content: found });
    }
  } finally {
    await session.release();
  }
  return crops;
}

/** As many as may be, evenly out of all. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const share = Math.min(1, Math.max(0, most) / all.length);
  return all.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));
}

/** Null for a photo with next to nothing in it, of a few pixels or of one colour. */
async function partsOf(
  pixels: Pixels,
  count: number,
  side: number,
  random: () => number,
): Promise<readonly Planes[] | null> {
  const shorter = Math.min(pixels.width, pixels.height);
  if (shorter < SHORTEST) return null;
  const scaled = (to: number) => ({
    width: Math.max(to, Math.round((pixels.width * to) / shorter)),
    height: Math.max(to, Math.round((pixels.height * to) / shorter)),
  });
  // A large photo is made smaller once: what the crops need of it.
  const most = LARGEST * side;
  const smaller = scaled(most);
  const photo = planesOnWhite(
    shorter > 2 * most ? await resizePixels(pixels, smaller.width, smaller.height) : pixels,
  );
  if ((await ownShare(planeRows(photo))) < 1) return null;
  return Array.from({ length: count }, () => {
    const { width, height } = scaled(Math.round(side * LARGEST ** random()));
    const whole = resize(photo, width, height);
    const left = Math.floor(random() * (width - side + 1));
    const top = Math.floor(random() * (height - side + 1));
    return cut(whole, left, top, side, random() < 0.5);
  });
}

function cut(
  { width, height, data }: Planes,
  left: number,
  top: number,
  side: number,
  mirrored: boolean,
): Planes {
  const part = new Float32Array(3 * side * side);
  for (let c = 0; c < 3; c++)
    for (let y = 0; y < side; y++) {
      const from = (c * height + top + y) * width + left;
      const row = data.subarray(from, from + side);
      part.set(mirrored ? row.toReversed() : row, (c * side + y) * side);
    }
  return { width: side, height: side, data: part };
}
