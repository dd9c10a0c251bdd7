import { randomSource } from '../../image/noise.ts';
import type { Planes } from '../../image/pixels.ts';
import type { Array4 } from '../graph/index.ts';
import type { Affine } from './affine.ts';
import { resampled } from './aligned.ts';
import { photosPerLesson, type Lesson } from './lesson.ts';

/** How a face is moved and lit otherwise each time that it is practised on: at most by so much. */
const TURN = 0.2;
const SCALE = 0.1;
const SHIFT = 0.05;
const GAIN = 0.25;
const GAMMA = 0.25;
const SLOPE = 0.35;

/** The inputs of a batch by name: faces, masks, and one of the wanted for each photo. */
export const batchNames = {
  faces: 'faces',
  masks: 'masks',
  wanted: Array.from({ length: photosPerLesson }, (_, i) => `wanted ${i + 1}`),
} as const;

/**
 * Batches of lessons, each drawn at random and changed at random: turned, moved, scaled, mirrored, and as in another light
 * of another colour. What is wanted of it changes alike. A step is always given the same batch.
 * @param size of the faces, without their margins.
 */
export function practise(
  lessons: readonly Lesson[],
  { size, count, seed }: { readonly size: number; readonly count: number; readonly seed: number },
) {
  const plane = size * size;
  return (step: number): Record<string, Array4> => {
    const random = randomSource(Math.imul(step, 0x9e3779b1) ^ seed);
    const faces = new Float32Array(3 * plane * count);
    const masks = new Float32Array(plane * count);
    const wanted = batchNames.wanted.map(() => new Float32Array(3 * plane * count));
    for (let i = 0; i < count; i++) {
      const lesson = lessons[Math.floor(random() * lessons.length)];
      if (!lesson) throw new Error('There is something to practise on.');
      const map = movement(lesson.face.width, size, random);
      const light = lighting(size, random);
      const moved = (planes: Planes) => resampled(planes, map, { width: size, height: size });
      const { width, height } = lesson.face;
      // Carried along as a grey picture: nothing else knows how to be moved.
      const mask = moved({ width, height, data: tripled(lesson.mask) }).data.subarray(0, plane);
      masks.set(
        mask.map((value) => Math.min(1, Math.max(0, value))),
        i * plane,
      );
      faces.set(light(moved(lesson.face).data), 3 * i * plane);
      lesson.wanted.forEach((one, k) => wanted[k]?.set(light(moved(one).data), 3 * i * plane));
    }
    const dims = [count, 3, size, size];
    return {
      [batchNames.faces]: { data: faces, dims },
      [batchNames.masks]: { data: masks, dims: [count, 1, size, size] },
      ...Object.fromEntries(batchNames.wanted.map((name, k) => [name, { data: wanted[k]!, dims }])),
    };
  };
}

/** From a lesson with its margins to a face of the size: about the middle, and in half of all cases in the mirror. */
function movement(from: number, size: number, random: () => number): Affine {
  const within = (most: number) => (2 * random() - 1) * most;
  const [angle, scale] = [within(TURN), 1 + within(SCALE)];
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const mirror = random() < 0.5 ? -1 : 1;
  const [a, b, d, e] = [mirror * cos, -sin, mirror * sin, cos];
  const middle = from / 2;
  return {
    ...{ a, b, c: size / 2 + within(SHIFT) * size - (a + b) * middle },
    ...{ d, e, f: size / 2 + within(SHIFT) * size - (d + e) * middle },
  };
}

/** Colours as in another light, of another colour and from another side: values³ · height · width in place. */
function lighting(size: number, random: () => number): (values: Float32Array) => Float32Array {
  const within = (most: number) => (2 * random() - 1) * most;
  const gains = [within(GAIN), within(GAIN), within(GAIN)].map((own) => 1 + own / 2);
  const brightness = 1 + within(GAIN);
  const gamma = Math.exp(within(GAMMA));
  const [across, down] = [within(SLOPE), within(SLOPE)];
  return (values) => {
    const plane = size * size;
    for (let p = 0; p < values.length; p++) {
      const [x, y] = [(p % size) / size - 0.5, Math.floor((p % plane) / size) / size - 0.5];
      const lit = (gains[Math.floor(p / plane)] ?? 1) * brightness * (1 + across * x + down * y);
      values[p] = Math.min(1, lit * Math.max(0, values[p]!) ** gamma);
    }
    return values;
  };
}

function tripled(mask: Float32Array): Float32Array {
  const data = new Float32Array(3 * mask.length);
  for (let c = 0; c < 3; c++) data.set(mask, c * mask.length);
  return data;
}
