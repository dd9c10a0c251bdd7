import { loadShipped, shippedStyle } from '../../main/engine/networks/shipped-style.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { cutTile, takeRows } from '../../main/engine/runtime/tile-arrays.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { resize } from '../../main/image/resample.ts';
import { median, rounded } from '../statistics.ts';
import { openPeers, SIDE } from './johnson.ts';
import { heldOutPhotos, restyled, shippedStyles } from './pictures.ts';

/** Edges are left out: there the pan itself shows other things. */
const EDGE = 16;

type Paint = (picture: Planes) => Promise<Planes>;

/**
 * How much a result changes where the photo is panned by a pixel: the mean difference once it is panned back, over how much
 * was changed in the photo at all, since who changes nothing doesn't flicker.
 */
export async function flicker(runtime: Runtime): Promise<object> {
  const photos = await heldOutPhotos(3);
  if (!photos) return { pictures: 'absent: ../shared is not there' };
  const pairs = photos.map(({ picture }) => panned(picture));
  const peers = await openPeers();
  const shipped = await loadShipped(runtime);
  const own = (await shippedStyles(4)).map(({ name, picture }) => ({
    name,
    paint: (photo: Planes) => restyled(runtime, photo, picture, shippedStyle(shipped, name)),
  }));
  const result = {
    pentimento: await measure(own, pairs),
    johnson: peers.length > 0 ? await measure(peers, pairs) : 'absent',
    microast: 'left out: there is no program that runs its weights',
  };
  for (const peer of peers) await peer.close();
  return result;
}

async function measure(
  painters: readonly { readonly name: string; readonly paint: Paint }[],
  pairs: readonly (readonly [Planes, Planes])[],
): Promise<object> {
  const rows: Record<string, { flicker: number; change: number; relative: number }> = {};
  for (const { name, paint } of painters) {
    const found: { flicker: number; change: number }[] = [];
    for (const [photo, right] of pairs) {
      const [here, there] = [await paint(photo), await paint(right)];
      found.push({ flicker: apart(here, there, 1), change: apart(photo, here, 0) });
    }
    const [shaken, change] = [
      median(found.map((each) => each.flicker)),
      median(found.map((each) => each.change)),
    ];
    rows[name] = { flicker: rounded(shaken), change: rounded(change), relative: rounded(shaken / change) };
  }
  return { medianRelative: rounded(median(Object.values(rows).map(({ relative }) => relative))), ...rows };
}

/** A square of the photo, and the square one pixel to the right. */
function panned(photo: Planes): readonly [Planes, Planes] {
  const scale = (SIDE + 1) / Math.min(photo.width, photo.height);
  const { width, height, data } = resize(
    photo,
    Math.ceil(photo.width * scale),
    Math.ceil(photo.height * scale),
  );
  const size = { width: SIDE, height: SIDE };
  const rows = takeRows({ channels: 3, width, height, data }, 0, SIDE);
  const cut = (left: number): Planes => ({ ...size, data: cutTile(rows, left, size) });
  return [cut(0), cut(1)];
}

/** Mean difference of `a` and of what lies `by` pixels to the left in `b`. */
function apart(a: Planes, b: Planes, by: number): number {
  let [sum, count] = [0, 0];
  for (let row = 0; row < 3 * SIDE; row += 1) {
    const y = row % SIDE;
    if (y < EDGE || y >= SIDE - EDGE) continue;
    for (let x = EDGE; x < SIDE - EDGE; x += 1) {
      sum += Math.abs((a.data[row * SIDE + x] ?? 0) - (b.data[row * SIDE + x - by] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}
