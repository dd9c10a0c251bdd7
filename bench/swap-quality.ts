/**
 * How well faces are swapped, over every photo of each person and each other person: `npm run bench -- swap-quality`, or a
 * part of it with the names of methods and people: `swap-quality:warp,person-a,person-b`. The results are left in
 * `out/bench/swap`, to be looked at.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Face } from '../main/engine/faces/face.ts';
import { facesIn } from '../main/engine/faces/find.ts';
import { openFaceNetworks, type FaceNetworks } from '../main/engine/faces/networks.ts';
import { learntFaceName, type LearntFace } from '../main/engine/networks/learnt-face.ts';
import { collectNotes } from '../main/engine/notes.ts';
import { openRuntime, type Runtime } from '../main/engine/runtime/runtime.ts';
import { cutFace, regionOf } from '../main/engine/swap/around.ts';
import { expressionsApart, type Unlike } from '../main/engine/swap/expression.ts';
import type { FaceIn } from '../main/engine/swap/face-in.ts';
import { betweenEyes } from '../main/engine/swap/frontal.ts';
import { shrunk } from '../main/engine/swap/look.ts';
import type { GivenFolder } from '../main/engine/tools/inputs.ts';
import { parameters, type SwapParameters } from '../main/engine/tools/swap/definition.ts';
import { learntFaceOf } from '../main/engine/tools/swap/learnt.ts';
import { personPhotos, type PersonPhoto } from '../main/engine/tools/swap/person-photos.ts';
import { swapFaces } from '../main/engine/tools/swap/swap-faces.ts';
import { layPartOver } from '../main/image/lay-over.ts';
import type { Pixels } from '../main/image/pixels.ts';
import { sharp } from '../main/image/sharp.ts';
import { root } from '../scripts/root.ts';
import { median, rounded } from './statistics.ts';
import { people, photosOf, type PersonName } from './swap/people.ts';
import { seam, type Seam } from './swap/seam.ts';

type Method = SwapParameters['method'];
const methods = parameters.shape.method.unwrap().options;
/** Landmarks may be off by this share of the distance between the eyes. */
const LANDMARKS = 0.05;
/** Slopes that are told apart by less than this more than in the photo show no seam. */
const TOLD = 0.05;
/** So many pairs are named that are worst at something. */
const WORST = 5;

export async function bench(parts: readonly string[]): Promise<object> {
  const known: readonly string[] = [...methods, ...people];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')} to measure. There are: ${known.join(', ')}.`);
  }
  const runtime = await openRuntime({ models: join(root, 'models'), provider: 'auto' });
  const networks = await openFaceNetworks(runtime);
  const albums: Album[] = [];
  for (const name of chosen(people, parts)) {
    const folder = await photosOf(name);
    if (folder) albums.push(await albumOf(networks, name, folder));
    else console.error(`${name}: skipped, the photos are not in ../shared.`);
  }
  const rows: object[] = [];
  for (const method of chosen(methods, parts)) rows.push(await row({ runtime, networks }, method, albums));
  const device = runtime.device.label;
  await networks.release();
  await runtime.close();
  return { device, rows };
}

interface Engine {
  readonly runtime: Runtime;
  readonly networks: FaceNetworks;
}

/** Those that are named, or all where none is. */
function chosen<T extends string>(all: readonly T[], parts: readonly string[]): readonly T[] {
  const named = all.filter((each) => parts.includes(each));
  return named.length > 0 ? named : all;
}

/** What is seen in a person's photos, each of which is looked at once. */
interface Album {
  readonly name: PersonName;
  readonly folder: GivenFolder;
  /** The largest face of each photo; null where none is found. */
  readonly faces: readonly (Face | null)[];
  readonly person: readonly PersonPhoto[];
  /** What was learnt of them, if anything was. */
  readonly learnt: LearntFace | null;
}

async function albumOf(networks: FaceNetworks, name: PersonName, folder: GivenFolder): Promise<Album> {
  const faces: (Face | null)[] = [];
  for (const { open } of folder.photos) faces.push((await facesIn(networks, await open()))[0] ?? null);
  const person = await ended(personPhotos(folder, networks, collectNotes().say));
  const learnt = (await folder.file(learntFaceName)) ? await learntFaceOf(folder) : null;
  return { name, folder, faces, person, learnt };
}

async function ended<T>(steps: AsyncGenerator<unknown, T, void>): Promise<T> {
  let next = await steps.next();
  while (next.done !== true) next = await steps.next();
  return next.value;
}

interface Pair extends Seam {
  readonly name: string;
  /** Whether the result is more like the person than like who was in the photo. */
  readonly swapped: boolean;
  readonly toPerson: number;
  readonly toPhoto: number;
  /** How far landmarks moved, in distances between the eyes. */
  readonly landmarks: number;
  /** How unlike the photo's eyes and mouth look, 0…2. */
  readonly expression: number;
  readonly seconds: number;
}

async function row(engine: Engine, method: Method, albums: readonly Album[]): Promise<object> {
  const pairs: Pair[] = [];
  const refused: string[] = [];
  for (const from of albums) {
    // The method by a network is measured of those whose face was learnt.
    const known = albums.filter(({ learnt }) => method !== 'network' || learnt);
    for (const to of known.filter((other) => other !== from)) {
      for (const [i, photo] of from.folder.photos.entries()) {
        const face = from.faces[i];
        const name = `${from.name}-${photo.name.replace(/\.jpg$/u, '')}-${to.name}-${method}`;
        const pair = face && (await measure(engine, method, await photo.open(), face, to, name));
        if (pair) pairs.push(pair);
        else refused.push(name);
      }
    }
  }
  const share = (right: (pair: Pair) => boolean) => rounded(pairs.filter(right).length / pairs.length);
  const middle = (of: (pair: Pair) => number) => rounded(median(pairs.map(of)));
  const worst = (of: (pair: Pair) => number) =>
    [...pairs]
      .sort((a, b) => of(b) - of(a))
      .slice(0, WORST)
      .map((pair) => `${pair.name} ${of(pair).toFixed(3)}`);
  const found = {
    ...{ method, pairs: pairs.length, refused, swapped: share(({ swapped }) => swapped) },
    toPerson: middle(({ toPerson }) => toPerson),
    toPhoto: middle(({ toPhoto }) => toPhoto),
    landmarksKept: share(({ landmarks }) => landmarks < LANDMARKS),
    landmarks: middle(({ landmarks }) => landmarks),
    expression: middle(({ expression }) => expression),
    rim: middle(({ rim }) => rim),
    noSeam: share(({ told }) => told < TOLD),
    told: middle(({ told }) => told),
    seconds: middle(({ seconds }) => seconds),
    worst: {
      person: worst(({ toPerson, toPhoto }) => toPerson - toPhoto),
      landmarks: worst(({ landmarks }) => landmarks),
      expression: worst(({ expression }) => expression),
      told: worst(({ told }) => told),
    },
  };
  console.error(JSON.stringify(found));
  return found;
}

/** Null where no face is left to be measured. */
async function measure(
  { runtime, networks }: Engine,
  method: Method,
  photo: Pixels,
  before: Face,
  { person, faces, learnt }: Album,
  name: string,
): Promise<Pair | null> {
  const start = performance.now();
  const found = { image: { name, pixels: photo }, faces: [before], person, mask: null, learnt };
  const { pictures, part } = await ended(swapFaces(found, parameters.parse({ method }), runtime));
  const seconds = (performance.now() - start) / 1000;
  const [picture] = pictures;
  if (!picture || !part) throw new Error('Nothing was swapped.');
  const result = layPartOver(photo, picture, part);
  await keep(result, name);
  const [after] = await facesIn(networks, result);
  if (!after) return null;
  const others = faces.flatMap((face) => (face ? [face.descriptor] : []));
  const toPerson = distance(after.descriptor, mean(others));
  const toPhoto = distance(after.descriptor, before.descriptor);
  const looks = [photo, result].map((pixels) => {
    const { planes, landmarks } = cutFace(pixels, before.landmarks, regionOf(before.landmarks, pixels));
    return shrunk(planes, landmarks);
  }) as [FaceIn, FaceIn];
  const pair = {
    ...{ name, swapped: toPerson < toPhoto, toPerson, toPhoto },
    landmarks: apart(before.landmarks, after.landmarks) / betweenEyes(before.landmarks),
    expression: ofAll(expressionsApart(...looks)),
    ...seam(photo, result, part, picture.width),
    seconds,
  };
  console.error(
    JSON.stringify(pair, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value)),
  );
  return pair;
}

/** Over both eyes and the mouth. */
function ofAll({ eyes, mouth }: Unlike): number {
  return (2 * eyes + mouth) / 3;
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
