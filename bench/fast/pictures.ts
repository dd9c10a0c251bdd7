import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LearntCode } from '../../main/engine/networks/shipped-style.ts';
import { fitWithin } from '../../main/engine/optimise/levels.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { parameters } from '../../main/engine/tools/restyle/definition.ts';
import { paintFast } from '../../main/engine/tools/restyle/paint-fast.ts';
import { codeOf } from '../../main/engine/tools/restyle/style-code.ts';
import { decodePicture } from '../../main/image/decode.ts';
import type { Planes } from '../../main/image/pixels.ts';
import { toPlanes } from '../../main/image/planes.ts';
import { resize } from '../../main/image/resample.ts';
import { root } from '../../scripts/root.ts';
import { sharedFile } from '../peer.ts';

export interface Named {
  readonly name: string;
  readonly picture: Planes;
}

/** What a person has who chooses the method and nothing else. */
export const usual = parameters.parse({ method: 'fast' });

/** Photos that no training has seen; null without the folder of pictures beside the project. */
export async function heldOutPhotos(most: number): Promise<Named[] | null> {
  const folder = sharedFile('data', 'photos', 'kodak');
  return folder === null ? null : readFolder(folder, most);
}

/** Paintings that don't ship, none of which the network was trained with. */
export async function unseenPaintings(most: number): Promise<Named[] | null> {
  const folder = sharedFile('data', 'styles');
  return folder === null ? null : readFolder(folder, most);
}

/** Every so many of those that ship, paintings and generated ones. */
export async function shippedStyles(most: number): Promise<Named[]> {
  const entries = JSON.parse(await readFile(join(root, 'resources/styles/styles.json'), 'utf8')) as readonly {
    readonly id: string;
    readonly file: string;
  }[];
  return Promise.all(
    spread(entries, most).map(async ({ id, file }) => ({
      name: id,
      picture: await read(join(root, 'resources/styles', file)),
    })),
  );
}

export async function read(path: string): Promise<Planes> {
  return toPlanes((await decodePicture(path)).pixels);
}

/** With a longer side of `longest`. */
export function within({ width, height, data }: Planes, longest: number): Planes {
  const size = fitWithin(width, height, longest);
  return resize({ width, height, data }, size.width, size.height);
}

/** What the method makes of a photo, code and all. @param learnt what was learnt of the painting, where something was. */
export async function restyled(
  runtime: Runtime,
  photo: Planes,
  painting: Planes,
  learnt: LearntCode | null = null,
): Promise<Planes> {
  const style = await codeOf(runtime, [painting], usual, [learnt]);
  const steps = paintFast(runtime, style, photo, () => undefined);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

async function readFolder(folder: string, most: number): Promise<Named[]> {
  const files = (await readdir(folder)).filter((file) => /\.(png|jpe?g)$/.test(file)).sort();
  return Promise.all(
    spread(files, most).map(async (file) => ({
      name: file.replace(/\.\w+$/, ''),
      picture: await read(join(folder, file)),
    })),
  );
}

/** At most so many, evenly spread. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
    (each) => each !== undefined,
  );
}
