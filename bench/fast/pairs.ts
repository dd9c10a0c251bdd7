import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { fromPlanes } from '../../main/image/planes.ts';
import { resize } from '../../main/image/resample.ts';
import { drawSheet, type Cell } from '../../scripts/figures/sheet.ts';
import { root } from '../../scripts/root.ts';
import { sharedFile } from '../peer.ts';
import { openPeers, SIDE } from './johnson.ts';
import { heldOutPhotos, read, restyled, within } from './pictures.ts';

/**
 * Twenty pairs to look at, in out/figures: five photos by each of the public networks of one style, and by ours after the painting
 * that the network was trained for. Where that isn't at hand, what the network makes of another photo stands for it.
 */
export async function pairs(runtime: Runtime): Promise<object> {
  const photos = await heldOutPhotos(6);
  const peers = await openPeers();
  const [example, ...shown] = photos ?? [];
  if (!example || peers.length === 0) return { pictures: 'absent: ../shared is not there' };
  const folder = join(root, 'out/figures');
  await mkdir(folder, { recursive: true });
  const sheets: string[] = [];
  for (const peer of peers) {
    const file = sharedFile('data', 'styles', `${peer.name}.jpg`);
    const painting =
      file === null ? await peer.paint(square(example.picture)) : within(await read(file), 768);
    const what = file === null ? 'no painting at hand: the network’s own work stands for it' : 'painting';
    const rows: Cell[][] = [[cell(painting, `${peer.name}: ${what}`)]];
    for (const { name, picture } of shown) {
      const photo = square(picture);
      const [theirs, ours] = [await peer.paint(photo), await restyled(runtime, photo, painting)];
      rows.push([
        cell(photo, name),
        cell(theirs, `${peer.name}, Johnson’s network`),
        cell(ours, 'Pentimento, one pass'),
      ]);
    }
    const sheet = `pairs-${peer.name}.jpg`;
    await writeFile(join(folder, sheet), await drawSheet(rows, 360));
    sheets.push(`out/figures/${sheet}`);
    await peer.close();
  }
  return { sheets, pairs: peers.length * shown.length };
}

function cell(picture: Planes, caption: string): Cell {
  return { picture: fromPlanes(picture, 8), caption };
}

function square(photo: Planes): Planes {
  const side = Math.min(photo.width, photo.height);
  const [left, top] = [(photo.width - side) >> 1, (photo.height - side) >> 1];
  const data = new Float32Array(3 * side * side);
  for (let row = 0; row < 3 * side; row += 1) {
    const [plane, y] = [Math.floor(row / side), row % side];
    const from = (plane * photo.height + top + y) * photo.width + left;
    data.set(photo.data.subarray(from, from + side), row * side);
  }
  return resize({ width: side, height: side, data }, SIDE, SIDE);
}
