import {
  add,
  averagePool,
  concat,
  conv,
  relu,
  resizeNearest,
  sub,
  type Shape,
  type Value,
} from '../graph/index.ts';
import type { Tensor } from './safetensors.ts';
import type { Parameters, Weights } from './weights.ts';

/** Counts up when what is below changes: weights that were learnt for one are of no use to another. */
export const identityVersion = 1;

/** Sides of the faces that it is made for; 256 takes one branch more. */
export const identitySizes = [128, 256] as const;
export type IdentitySize = (typeof identitySizes)[number];

/** The smallest that a branch sees of the face, and what all of them have of it. */
const SMALLEST = 8;
const BRANCH = 16;
const BRANCH_DEPTH = 3;
/** Channels after a branch has joined the smaller ones, by its size. */
const JOINED: Readonly<Record<number, number>> = { 8: 96, 16: 96, 32: 64, 64: 48, 128: 32, 256: 16 };
const JOINED_DEPTH = 2;
/** Faces lie about zero. */
const MEAN = 0.45;

interface Layer {
  readonly name: string;
  readonly shape: readonly [out: number, from: number, height: number, width: number];
}

interface Scale {
  readonly size: number;
  readonly branch: readonly Layer[];
  readonly joined: readonly Layer[];
}

/** The network's convolutions, the smallest scale first. */
function scalesOf(size: IdentitySize): { readonly scales: readonly Scale[]; readonly last: Layer } {
  const scales: Scale[] = [];
  let below = 0;
  for (let side = SMALLEST; side <= size; side *= 2) {
    const width = JOINED[side] ?? 0;
    scales.push({
      size: side,
      branch: chain(`branch.${side}`, BRANCH_DEPTH, 3, BRANCH),
      joined: chain(`joined.${side}`, JOINED_DEPTH, below + BRANCH, width),
    });
    below = width;
  }
  return { scales, last: { name: 'last', shape: [3, below, 1, 1] } };
}

function chain(name: string, depth: number, from: number, width: number): Layer[] {
  return Array.from({ length: depth }, (_, i) => ({
    name: `${name}.${i}`,
    shape: [width, i === 0 ? from : width, 3, 3],
  }));
}

/**
 * Gives faces the features of the one person it was trained for (Korshunova, Shi, Dambre & Theis 2017, section 3.1, after
 * Ulyanov et al. 2016): each branch sees the face at one size, from 8 pixels on, in 3×3 convolutions with ReLU; from the
 * smallest on, what they have found is doubled in size (nearest), put beside what the next branch has, and convolved; 1×1
 * makes colours of it. Unlike the paper's, it gives what has to be added to the face, and is narrower where there are many
 * pixels: half a million weights for its million, and a third of its work.
 * @param parameters of the names and shapes that `identityShapes` has for the size.
 * @param faces [n, 3, size, size], RGB 0…1, laid as `aligned` lays them.
 * @returns the same shape; values may leave 0…1.
 */
export function identityNetwork(parameters: Parameters, size: IdentitySize, faces: Value): Value {
  const { scales, last } = scalesOf(size);
  const seen = new Map<number, Value>([[size, sub(faces, MEAN)]]);
  for (let side = size / 2; side >= SMALLEST; side /= 2)
    seen.set(side, averagePool(seen.get(2 * side) ?? faces, 2));
  let joined: Value | null = null;
  for (const { size: side, branch, joined: layers } of scales) {
    const own = convolved(parameters, branch, seen.get(side) ?? faces);
    const both: Value = joined ? concat([resizeNearest(joined, 2), own], 1) : own;
    joined = convolved(parameters, layers, both);
  }
  return add(faces, layer(parameters, last, joined ?? faces));
}

function convolved(parameters: Parameters, layers: readonly Layer[], x: Value): Value {
  return layers.reduce((value, each) => relu(layer(parameters, each, value)), x);
}

function layer(parameters: Parameters, { name, shape }: Layer, x: Value): Value {
  return conv(x, parameters(`${name}.weight`), parameters(`${name}.bias`), { pads: (shape[2] - 1) / 2 });
}

/** The shape of each of its tensors, by name. */
export function identityShapes(size: IdentitySize): ReadonlyMap<string, Shape> {
  return new Map(
    layersOf(size).flatMap(({ name, shape }): [string, Shape][] => [
      [`${name}.weight`, shape],
      [`${name}.bias`, [shape[0]]],
    ]),
  );
}

/**
 * Weights to begin with: normal, of a power that ReLU keeps (He et al. 2015, eq. 10); the last ones are 0, so that a
 * network that has learnt nothing leaves the face as it is.
 * @param normal numbers of mean 0 and deviation 1.
 */
export function untrainedIdentity(size: IdentitySize, normal: () => number): Weights {
  const weights = new Map<string, Tensor>();
  for (const { name, shape } of layersOf(size)) {
    const [out, from, height, width] = shape;
    const deviation = name === 'last' ? 0 : Math.sqrt(2 / (from * height * width));
    const data = Float32Array.from({ length: out * from * height * width }, () => deviation * normal());
    weights.set(`${name}.weight`, { shape, data });
    weights.set(`${name}.bias`, { shape: [out], data: new Float32Array(out) });
  }
  return weights;
}

function layersOf(size: IdentitySize): readonly Layer[] {
  const { scales, last } = scalesOf(size);
  return [...scales.flatMap(({ branch, joined }) => [...branch, ...joined]), last];
}
