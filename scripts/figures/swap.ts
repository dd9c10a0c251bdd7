import { photosOf, type PersonName } from '../../bench/swap/people.ts';
import type { Face } from '../../main/engine/faces/face.ts';
import { findFaces } from '../../main/engine/faces/find.ts';
import { applyTo, fitSimilarity, type Points } from '../../main/engine/swap/affine.ts';
import { cutFace, regionOf } from '../../main/engine/swap/around.ts';
import { frontal } from '../../main/engine/swap/frontal.ts';
import { warpBy } from '../../main/engine/swap/piecewise.ts';
import type { GivenFolder } from '../../main/engine/tools/inputs.ts';
import { swap } from '../../main/engine/tools/swap/definition.ts';
import { crop } from '../../main/image/crop.ts';
import { layPartOver } from '../../main/image/lay-over.ts';
import type { Pixels, Rgba8 } from '../../main/image/pixels.ts';
import { fromPlanes } from '../../main/image/planes.ts';
import { named, resource, run, withRuntime } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

/** What is done before a face is swapped, on the one portrait that ships. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const photo = await resource('samples/astronaut.jpg', 512);
  const face = await faceIn(photo);
  const person = {
    name: 'The same',
    photos: [{ name: 'The same', open: () => Promise.resolve(photo) }],
    file: () => Promise.resolve(null),
  };
  const { mask } = await swapped(photo, face, person, 'warp');
  const row = [
    { picture: photo, caption: 'Photo' },
    { picture: around(dotted(photo, face.landmarks), face), caption: '68 landmarks' },
    { picture: aligned(photo, face), caption: 'Aligned to the frontal reference' },
    { picture: around(mask, face), caption: 'Mask' },
  ];
  return { 'swap.jpg': await drawSheet([row], 260) };
}

/** Photos of people by where they are, and whose face they get: the survey's figures 3, 12 and 13. */
const wanted: readonly (readonly [PersonName, number, PersonName])[] = [
  ['obama', 0, 'biden'],
  ['biden', 1, 'obama'],
  ['person-a', 7, 'person-b'],
  ['person-a', 3, 'person-b'],
  ['person-b', 0, 'person-a'],
  ['person-b', 3, 'obama'],
  ['obama', 1, 'person-a'],
];

/** The whole swap, on photos that don't ship; none where they aren't at hand. */
export async function untracked(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const [from, number, to] of wanted) {
    const [photos, person] = [await photosOf(from), await photosOf(to)];
    const photo = await photos?.photos[number]?.open();
    if (!photo || !person) continue;
    const face = await faceIn(photo);
    const [warp, descent] = [
      await swapped(photo, face, person, 'warp'),
      await swapped(photo, face, person, 'descent'),
    ];
    rows.push([
      { picture: around(photo, face), caption: `Photo: ${from}` },
      { picture: aligned(photo, face), caption: 'Aligned' },
      { picture: around(warp.mask, face), caption: 'Mask' },
      { picture: around(warp.result, face), caption: `Warped photo of ${to}` },
      { picture: around(descent.result, face), caption: 'Descent' },
    ]);
  }
  return rows.length > 0 ? { 'swap.jpg': await drawSheet(rows, 360) } : {};
}

async function faceIn(photo: Pixels): Promise<Face> {
  const [face] = await withRuntime((runtime) => findFaces(runtime, photo));
  if (!face) throw new Error('The figure needs a photo with a face.');
  return face;
}

async function swapped(photo: Pixels, face: Face, person: GivenFolder, method: string) {
  const { x, y, width, height } = face.box;
  const inputs = { image: named(photo), face: [{ x, y, width, height }], person, mask: null };
  const { pictures, part } = await run(swap, inputs, { method });
  const [picture] = pictures;
  if (!picture || !part) throw new Error('Nothing was swapped.');
  const [black, white] = [filled(photo, 0), filled(picture, 255)];
  return { result: layPartOver(photo, picture, part), mask: layPartOver(black, white, part) };
}

function filled({ width, height }: Pixels, value: number): Rgba8 {
  const data = new Uint8Array(4 * width * height).map((_, p) => (p % 4 === 3 ? 255 : value));
  return { depth: 8, width, height, data };
}

/** Pixels across of a face that is aligned, and from eye to eye. */
const ALIGNED = { side: 256, unit: 84, down: 96 };

function aligned(photo: Pixels, { landmarks }: Face): Pixels {
  const { side, unit, down } = ALIGNED;
  const face = cutFace(photo, landmarks, regionOf(landmarks, photo));
  const to = applyTo({ a: unit, b: 0, c: side / 2, d: 0, e: unit, f: down }, frontal);
  const size = { width: side, height: side };
  return fromPlanes(warpBy(face.planes, fitSimilarity(face.landmarks, to), size).planes, 8);
}

/** What lies around a face. */
function around(photo: Pixels, { landmarks }: Face): Pixels {
  const { left, top, right, bottom } = regionOf(landmarks, photo);
  return crop(photo, left, top, right - left, bottom - top);
}

/** Landmarks as green dots. */
function dotted(photo: Pixels, landmarks: Points): Pixels {
  const mask = new Uint8Array(photo.width * photo.height);
  for (let i = 0; i < landmarks.length; i += 2) {
    const [x, y] = [Math.floor(landmarks[i] ?? 0), Math.floor(landmarks[i + 1] ?? 0)];
    for (const row of [y, y + 1]) mask.fill(255, row * photo.width + x, row * photo.width + x + 2);
  }
  const green = filled(photo, 90);
  for (let p = 1; p < green.data.length; p += 4) green.data[p] = 255;
  return layPartOver(photo, green, { x: 0, y: 0, mask });
}
