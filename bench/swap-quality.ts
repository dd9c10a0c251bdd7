/**
 * How well faces are swapped, over every photo of each person and each other person: `npm run bench -- swap-quality`, or a
 * part of it with the names of methods and people: `swap-quality:warp,person-a,person-b`. The results are left in
 * `out/bench/swap`, to be looked at.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Face } from '../main/engine/faces/face.ts';
import { findFaces } from '../main/engine/faces/find.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { betweenEyes } from '../main/engine/swap/frontal.ts';
import type { GivenFolder } from '../main/engine/tools/inputs.ts';
import { runToEnd } from '../main/engine/tools/run-tool.ts';
import { parameters, swap } from '../main/engine/tools/swap/definition.ts';
import { layPartOver } from '../main/image/lay-over.ts';
import type { Pixels } from '../main/image/pixels.ts';
import { sharp } from '../main/image/sharp.ts';
import { root } from '../scripts/root.ts';
import { median, rounded } from './statistics.ts';
import { people, photosOf, type PersonName } from './swap/people.ts';
import { seam } from './swap/seam.ts';

const methods = parameters.shape.method.unwrap().options;
/** Landmarks may be off by this share of the distance between the eyes. */
const LANDMARKS = 0.05;

export async function bench(parts: readonly string[]): Promise<object> {
  const known: readonly string[] = [...methods, ...people];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')} to measure. There are: ${known.join(', ')}.`);
  }
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  const albums: Album[] = [];
  for (const name of chosen(people, parts)) {
    const folder = await photosOf(name);
    if (folder) albums.push({ name, folder, faces: await facesOf(runtime, folder) });
    else console.error(`${name}: skipped, the photos are not in ../shared.`);
  }
  const rows: object[] = [];
  for (const method of chosen(methods, parts)) rows.push(await row(runtime, method, albums));
  const device = runtime.device.label;
  await runtime.close();
  return { device, rows };
}

/** Those that are named, or all where none is. */
function chosen<T extends string>(all: readonly T[], parts: readonly string[]): readonly T[] {
  const named = all.filter((each) => parts.includes(each));
  return named.length > 0 ? named : all;
}

interface Album {
  readonly name: PersonName;
  readonly folder: GivenFolder;
  /** The largest face of each photo; null where none is found. */
  readonly faces: readonly (Face | null)[];
}

async function facesOf(runtime: Runtime, { photos }: GivenFolder): Promise<(Face | null)[]> {
  const faces: (Face | null)[] = [];
  for (const { open } of photos) faces.push((await findFaces(runtime, await open()))[0] ?? null);
  return faces;
}

interface Pair {
  /** Whether the result is more like the person than like who was in the photo. */
  readonly swapped: boolean;
  readonly toPerson: number;
  readonly toPhoto: number;
  /** How far landmarks moved, in distances between the eyes. */
  readonly landmarks: number;
  readonly seam: number;
  readonly seconds: number;
}

async function row(runtime: Runtime, method: string, albums: readonly Album[]): Promise<object> {
  const pairs: Pair[] = [];
  let refused = 0;
  for (const from of albums) {
    for (const to of albums.filter((other) => other !== from)) {
      for (const [i, photo] of from.folder.photos.entries()) {
        const face = from.faces[i];
        const name = `${photo.name}-${to.name}-${method}`;
        const pair = face && (await measure(runtime, method, await photo.open(), face, to, name));
        if (pair) pairs.push(pair);
        else refused += 1;
      }
    }
  }
  const share = (right: (pair: Pair) => boolean) => rounded(pairs.filter(right).length / pairs.length);
  const middle = (of: (pair: Pair) => number) => rounded(median(pairs.map(of)));
  const found = {
    ...{ method, pairs: pairs.length, refused, swapped: share(({ swapped }) => swapped) },
    toPerson: middle(({ toPerson }) => toPerson),
    toPhoto: middle(({ toPhoto }) => toPhoto),
    landmarksKept: share(({ landmarks }) => landmarks < LANDMARKS),
    landmarks: middle(({ landmarks }) => landmarks),
    seam: middle((pair) => pair.seam),
    seconds: middle(({ seconds }) => seconds),
  };
  console.error(JSON.stringify(found));
  return found;
}

/** Null where no face is left to be measured. */
async function measure(
  runtime: Runtime,
  method: string,
  photo: Pixels,
  before: Face,
  person: Album,
  name: string,
): Promise<Pair | null> {
  const start = performance.now();
  const inputs = { image: { name, pixels: photo }, face: [], person: person.folder, mask: null };
  const { pictures, part } = await runToEnd(swap, inputs, { method }, runtime);
  const seconds = (performance.now() - start) / 1000;
  const [picture] = pictures;
  if (!picture || !part) throw new Error('Nothing was swapped.');
  const result = layPartOver(photo, picture, part);
  await keep(result, name);
  const [after] = await findFaces(runtime, result);
  if (!after) return null;
  const others = person.faces.flatMap((face) => (face ? [face.descriptor] : []));
  const toPerson = distance(after.descriptor, mean(others));
  const toPhoto = distance(after.descriptor, before.descriptor);
  const landmarks = apart(before.landmarks, after.landmarks) / betweenEyes(before.landmarks);
  const found = { swapped: toPerson < toPhoto, toPerson, toPhoto, landmarks };
  console.error(name, JSON.stringify(found), seconds.toFixed(0));
  return { ...found, seam: seam(photo, result, part, picture.width), seconds };
}

/** The mean distance of points. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    sum += Math.hypot((a[i] ?? 0) - (b[i] ?? 0), (a[i + 1] ?? 0) - (b[i + 1] ?? 0));
  }
  return (2 * sum) / a.length;
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.hypot(...Array.from(a, (value, i) => value - (b[i] ?? 0)));
}

function mean(all: readonly ArrayLike<number>[]): number[] {
  return Array.from(all[0] ?? [], (_, i) => all.reduce((sum, each) => sum + (each[i] ?? 0), 0) / all.length);
}

async function keep({ data, width, height }: Pixels, name: string): Promise<void> {
  const folder = join(root, 'out', 'bench', 'swap');
  await mkdir(folder, { recursive: true });
  await sharp(data, { raw: { width, height, channels: 4 } }).toFile(join(folder, `${name}.png`));
}
