import { descriptorDistance } from '../engine/faces/describe.ts';
import type { Descriptor } from '../engine/faces/face.ts';

/** Two groups of faces show one person where their descriptors are less than this apart on average. */
export const samePerson = 0.6;

/** A face in a photo: two in one photo are two people. */
export interface InPhoto {
  readonly photo: string;
  readonly descriptor: Descriptor;
}

/**
 * Faces put into persons: groups are joined, the nearest first, until none are less than `threshold` apart on average
 * (agglomerative clustering with average linkage) that have no photo in common. The order of the faces changes nothing.
 * @returns the faces of each person; persons and their faces in the order in which they first come.
 */
export function cluster<F extends InPhoto>(faces: readonly F[], threshold = samePerson): readonly F[][] {
  const sorted = faces.map((face, at) => ({ face, at })).sort((a, b) => compare(a.face, b.face));
  const linkage = new Linkage(sorted.map(({ face }) => face));
  const groups: { readonly face: F; readonly at: number }[][] = [];
  // Following nearest neighbours until two are each other's finds the same groups as always joining the nearest two
  // (Murtagh 1983, A survey of recent advances in hierarchical clustering algorithms, section 4).
  let chain: number[] = [];
  for (;;) {
    const [top = linkage.any()] = chain.slice(-1);
    if (top === null) break;
    if (chain.length === 0) chain = [top];
    const { group, distance } = linkage.nearest(top, chain.at(-2));
    if (distance >= threshold) {
      // Joining others brings none of them nearer than the nearest of them was: it stays alone.
      groups.push(linkage.take(top).flatMap((i) => sorted[i] ?? []));
      chain.pop();
    } else if (group === chain.at(-2)) {
      linkage.join(top, group);
      chain.splice(-2);
    } else chain.push(group);
  }
  const first = ([one]: (typeof groups)[number]) => one?.at ?? 0;
  return groups
    .map((group) => group.sort((a, b) => a.at - b.at))
    .sort((a, b) => first(a) - first(b))
    .map((group) => group.map(({ face }) => face));
}

/** How far apart two groups of faces are: the mean over all pairs. */
export function linkageOf(a: readonly Descriptor[], b: readonly Descriptor[]): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += descriptorDistance(one, other);
  return sum / (a.length * b.length);
}

/** Groups and how far apart they are on average, kept while they are joined. */
class Linkage {
  readonly #members = new Map<number, number[]>();
  readonly #distances: readonly Float64Array[];

  constructor(faces: readonly InPhoto[]) {
    this.#distances = faces.map((a) => Float64Array.from(faces, (b) => apart(a, b)));
    faces.forEach((_, i) => this.#members.set(i, [i]));
  }

  /** A group that is there; null where all are taken. */
  any(): number | null {
    return this.#members.keys().next().value ?? null;
  }

  /** The group nearest to one; `rather` where it is as near as any. */
  nearest(from: number, rather: number | undefined): { readonly group: number; readonly distance: number } {
    let [group, distance] = rather === undefined ? [-1, Infinity] : [rather, this.#between(from, rather)];
    for (const other of this.#members.keys()) {
      if (other === from || this.#between(from, other) >= distance) continue;
      [group, distance] = [other, this.#between(from, other)];
    }
    return { group, distance };
  }

  /** Joins the second to the first. The mean over pairs is weighted by members (Lance, Williams 1967). */
  join(into: number, other: number): void {
    const [mine, theirs] = [this.#of(into), this.take(other)];
    const [m, n] = [mine.length, theirs.length];
    for (const third of this.#members.keys()) {
      if (third === into) continue;
      const mean = (m * this.#between(into, third) + n * this.#between(other, third)) / (m + n);
      this.#set(into, third, mean);
    }
    mine.push(...theirs);
  }

  /** Takes a group out, and gives its members. */
  take(group: number): number[] {
    const members = this.#of(group);
    this.#members.delete(group);
    return members;
  }

  #of(group: number): number[] {
    return this.#members.get(group) ?? [];
  }

  #between(a: number, b: number): number {
    return this.#distances[a]?.[b] ?? Infinity;
  }

  #set(a: number, b: number, distance: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = this.#distances[from];
      if (row) row[to] = distance;
    }
  }
}

/** Infinitely far in one photo: a mean with that in it stays so. */
function apart(a: InPhoto, b: InPhoto): number {
  return a.photo === b.photo ? Infinity : descriptorDistance(a.descriptor, b.descriptor);
}

/** An order of faces by what is known of them. */
function compare(a: InPhoto, b: InPhoto): number {
  const at = a.descriptor.findIndex((value, i) => value !== b.descriptor[i]);
  if (at >= 0) return (a.descriptor[at] ?? 0) - (b.descriptor[at] ?? 0);
  return a.photo < b.photo ? -1 : a.photo > b.photo ? 1 : 0;
}
