import type { Planes } from '../../image/pixels.ts';
import { resize, resizeChannels } from '../../image/resample.ts';
import type { Array4 } from '../graph/index.ts';
import { patchFill } from '../losses/patch-fill.ts';
import { patchesIn } from '../losses/patch-grid.ts';
import { stepOf, type FeatureNetwork, type Tap } from '../networks/features.ts';
import type { Say } from '../notes.ts';
import { descend } from '../optimise/descend.ts';
import { measureBanks } from '../optimise/patch-banks.ts';
import { mapValues } from '../optimise/records.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { blurred } from './blur.ts';
import type { FaceIn } from './face-in.ts';
import { betweenEyes } from './frontal.ts';

/** The layers whose patches are compared, and their side in positions (Korshunova et al. 2017, section 3.2). */
const TAPS = ['relu3_1', 'relu4_1'] as const satisfies readonly Tap[];
const SIDE = 3;
/** Pixels from one of the person's patches to the next, up to this size and beyond. */
const EVERY = [4, 8] as const;
const DENSE = 256;
/** Longer sides at which the face descends, and for how many iterations. */
const LEVELS = [
  { size: 128, iterations: 40 },
  { size: 256, iterations: 25 },
  { size: 512, iterations: 10 },
] as const;
/** How far to each side of a place in the face a patch is looked for, in distances between the eyes. */
const REACH = 0.2;
/** Tones are what is even over so much of the distance between the eyes. */
const TONES = 0.25;
/** Where less of the face is seen than the one nothing is known of what changed in it, and from the other on all is. */
const LEAST = 0.3;
const ENOUGH = 0.8;
const HOLD = 10;
const BYTES = 32e6;

/** Where a face stands that is being made. */
export interface FaceStep {
  /** Of the work, what is done. */
  readonly share: number;
  /** The face as it is by now, where that is worth a look. */
  readonly face?: Planes;
}

export interface SwapWeights {
  readonly content: number;
  readonly texture: number;
  readonly smoothness: number;
}

/** By eye and by the measures of `npm run bench -- swap-quality`. */
export const weights: SwapWeights = { content: 0.3, texture: 1, smoothness: 0.05 };

/**
 * A face whose features stay near to the photo's, so that pose, expression and gaze do, while each of its patches descends
 * towards the nearest of several photos of the person around the same place of the face (Korshunova, Shi, Dambre & Theis
 * 2017, eqs. 2 to 5, with the pixels themselves for the network that the paper trains). Coarse to fine; detail finer than
 * the last size is that of the first of the photos.
 * @param dressed the person's photos in the place, the light and the colours of the photo; the light of the paper's eq. 6
 * is the photo's with that.
 * Yields the share of the work that is done, and the face as it is with each size that is done.
 * @param mask which pixels are the face, 0…1.
 */
export async function* descendFace(
  runtime: Runtime,
  network: FeatureNetwork,
  { planes: photo, landmarks }: FaceIn,
  dressed: readonly Planes[],
  mask: Float32Array,
  say: Say,
  balance = weights,
): AsyncGenerator<FaceStep, Planes, void> {
  const [first] = dressed;
  if (!first) throw new Error('There is a photo of the person.');
  const longest = Math.max(photo.width, photo.height);
  const levels = LEVELS.filter(({ size }, i) => i === 0 || size / 2 < longest).map(({ size, iterations }) => {
    const scale = Math.min(1, size / longest);
    return {
      scale,
      iterations,
      width: Math.round(photo.width * scale),
      height: Math.round(photo.height * scale),
    };
  });
  const work = levels.map(({ width, height, iterations }) => width * height * iterations);
  const total = work.reduce((sum, each) => sum + each, 0);
  let done = 0;
  let change: Planes | null = null;
  let face = first;
  for (const [i, { width, height, scale, iterations }] of levels.entries()) {
    const small = resize(photo, width, height);
    const persons = dressed.map((face) => resize(face, width, height));
    const share = within(resizeChannels(mask, 1, photo.width, photo.height, width, height));
    const start = added(persons[0] ?? small, change && resize(change, width, height));
    const every = Math.max(width, height) > DENSE ? EVERY[1] : EVERY[0];
    const banks = await measureBanks(runtime, network, persons, TAPS, { side: SIDE, every }, say);
    const ordered = mapValues(banks, (bank, tap) =>
      inOrder(bank, placesOf(tap as Tap, width, height, every, persons.length)),
    );
    const method = patchFill(
      small,
      share,
      mapValues(ordered, ({ bank }) => bank),
      { ...balance, contentTap: 'relu4_1' },
      {
        ...{ side: SIDE, bytes: BYTES, hold: HOLD },
        near: {
          places: mapValues(ordered, ({ places }) => places),
          reach: REACH * betweenEyes(landmarks) * scale,
        },
      },
    );
    const problem = {
      width,
      height,
      network,
      method,
      free: { picture: small, share },
      memoryBudget: runtime.memoryBudget,
    };
    const steps = descend(runtime, problem, start, { optimiser: 'lbfgs', iterations, say });
    let next = await steps.next();
    for (; !next.done; next = await steps.next()) {
      yield { share: (done + (work[i] ?? 0) * (next.value.iteration / iterations)) / total };
    }
    const soft = Math.max(1, Math.round(TONES * betweenEyes(landmarks) * scale));
    const more = changed(next.value, small, start, share, soft);
    change = change ? added(resize(change, width, height), more) : more;
    done += work[i] ?? 0;
    face = added(first, resize(change, photo.width, photo.height));
    yield { share: done / total, face };
  }
  return face;
}

/**
 * What the descent has changed in a face, of which the picture shows as much as the mask says. Its light and its tones stay:
 * features say little of them, and drift.
 */
function changed(picture: Planes, photo: Planes, start: Planes, share: Float32Array, soft: number): Planes {
  const { width, height } = picture;
  const counts = blurred(share, width, height, soft);
  const data = new Float32Array(picture.data.length);
  for (let c = 0; c < 3; c++) {
    const mixed = share.map((part, at) => {
      const p = c * share.length + at;
      const [under, face] = [photo.data[p]!, start.data[p]!];
      return picture.data[p]! - (under + part * (face - under));
    });
    const tones = blurred(mixed, width, height, soft);
    mixed.forEach((value, at) => {
      const part = share[at]!;
      if (part <= LEAST) return;
      const known = Math.min(1, (part - LEAST) / (ENOUGH - LEAST));
      data[c * share.length + at] = known * (value / part - tones[at]! / Math.max(LEAST, counts[at]!));
    });
  }
  return { width, height, data };
}

function added({ width, height, data }: Planes, more: Planes | null): Planes {
  return more
    ? { width, height, data: data.map((value, p) => value + (more.data[p] ?? 0)) }
    : { width, height, data };
}

function within(shares: Float32Array): Float32Array {
  return shares.map((value) => Math.min(1, Math.max(0, value)));
}

/** x and y of the first position of each patch that `measureBanks` takes of pictures of one size, in its order. */
function placesOf(tap: Tap, width: number, height: number, every: number, pictures: number): Float32Array {
  const step = stepOf(tap);
  const stride = Math.max(1, Math.round(every / step));
  const shape = [1, 1, Math.floor(height / step), Math.floor(width / step)];
  const { columns, rows } = patchesIn({ shape }, { side: SIDE, stride });
  const count = columns * rows;
  return Float32Array.from({ length: 2 * count * pictures }, (_, i) => {
    const patch = (i >> 1) % count;
    return stride * (i % 2 === 0 ? patch % columns : Math.floor(patch / columns));
  });
}

/** A bank with its patches in order of y. */
function inOrder(
  { data, dims }: Array4,
  places: Float32Array,
): { readonly bank: Array4; readonly places: Float32Array } {
  const [count = 0, length = 0] = dims;
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => places[2 * a + 1]! - places[2 * b + 1]!,
  );
  const rows = new Float32Array(data.length);
  order.forEach((from, to) => rows.set(data.subarray(from * length, (from + 1) * length), to * length));
  return {
    bank: { data: rows, dims },
    places: Float32Array.from(places, (_, i) => places[2 * (order[i >> 1] ?? 0) + (i % 2)]!),
  };
}
