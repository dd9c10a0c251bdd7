import { descriptorDistance } from '../engine/faces/describe.ts';
import type { Descriptor } from '../engine/faces/face.ts';
import { explain } from '../errors/explain.ts';
import { cluster, linkageOf, samePerson } from './cluster.ts';
import { isPoor, type FaceNumbers } from './record.ts';

type Known = Pick<FaceNumbers, 'descriptor' | 'faults'>;

/** A face and which of the photos it is in. */
export interface Sighting {
  readonly photo: string;
  readonly face: Known;
}

export interface Found<S extends Sighting> {
  /** Of the person who was looked for. */
  readonly person: readonly S[];
  /** Of others, each by themselves, those in most photos first. */
  readonly others: readonly (readonly S[])[];
}

/**
 * Whose faces a person's photos show: the person is the one that is in most of them, or, where faces are known, the one
 * nearest to those. Persons are told by the faces without faults; another goes to the person it is nearest to, and to
 * nobody where it is like none.
 * @param name of the person, for messages.
 * @param known faces of the person, none for somebody new.
 * @throws UserError no-usable-face, several-people or another-person
 */
export function findPerson<S extends Sighting>(
  name: string,
  sightings: readonly S[],
  known: readonly Known[] = [],
): Found<S> {
  if (sightings.length === 0) throw explain('no-usable-face.none', { name });
  const { people, strays } = peopleIn(sightings);
  if (people.length === 0) throw noneGood(name, sightings);
  const person = known.length > 0 ? likest(name, known, people) : mostSeen(name, people);
  const others = [...people.filter((other) => other !== person), ...strays.map((stray) => [stray])];
  return { person: sightings.filter((one) => person.includes(one)), others };
}

/** Who is in photos, those in most first; and the faces with faults that are like nobody's. */
export function peopleIn<S extends Sighting>(
  sightings: readonly S[],
): { readonly people: readonly S[][]; readonly strays: readonly S[] } {
  const good = sightings.filter(({ face }) => face.faults.length === 0);
  const people = peopleOf(good);
  const strays: S[] = [];
  for (const one of sightings) {
    if (good.includes(one)) continue;
    const near = nearest([one.face], people);
    if (near && near.distance < samePerson && !near.person.some(({ photo }) => photo === one.photo))
      near.person.push(one);
    else strays.push(one);
  }
  return { people: people.sort((a, b) => b.length - a.length), strays };
}

/** How far apart two identities are, by the faces that tell most: two of one person are less than {@link samePerson}. */
export function distanceBetween(a: readonly Known[], b: readonly Known[]): number {
  return linkageOf(telling(a), telling(b));
}

/** The same for two who may be one person, by whatever is quicker; null where they can't be. */
export function likeness(a: readonly Known[], b: readonly Known[]): number | null {
  const [one, other] = [telling(a), telling(b)];
  // What lies apart on average lies no less apart than the means do: a norm is convex.
  if (descriptorDistance(meanOf(one), meanOf(other)) >= samePerson) return null;
  const distance = linkageOf(one, other);
  return distance < samePerson ? distance : null;
}

function meanOf(descriptors: readonly Descriptor[]): Descriptor {
  const [first = new Float32Array()] = descriptors;
  return first.map((_, i) => descriptors.reduce((sum, each) => sum + (each[i] ?? 0), 0) / descriptors.length);
}

function peopleOf<S extends Sighting>(sightings: readonly S[]): S[][] {
  const faces = sightings.map((one) => ({
    ...{ one, photo: one.photo },
    descriptor: Float32Array.from(one.face.descriptor),
  }));
  return cluster(faces).map((group) => group.map(({ one }) => one));
}

function likest<S extends Sighting>(name: string, known: readonly Known[], people: readonly S[][]): S[] {
  const near = nearest(known, people);
  if (near && near.distance < samePerson) return near.person;
  throw explain('another-person', { name, distance: (near?.distance ?? Infinity).toFixed(2) });
}

/** The first of people who are in ever fewer photos. */
function mostSeen<S extends Sighting>(name: string, [first = [], ...rest]: readonly S[][]): S[] {
  const photos = first.length;
  const equal = 1 + rest.filter((other) => other.length === photos).length;
  if (equal > 1) throw explain('several-people', { name, count: equal, photos });
  return first;
}

function nearest<S extends Sighting>(faces: readonly Known[], people: readonly S[][]) {
  const all = people.map((person) => ({
    person,
    distance: distanceBetween(
      faces,
      person.map(({ face }) => face),
    ),
  }));
  return all.sort((a, b) => a.distance - b.distance)[0];
}

/** Faces without faults, or all where there are none. */
function telling(faces: readonly Known[]): Descriptor[] {
  const good = faces.filter(({ faults }) => faults.length === 0);
  return (good.length > 0 ? good : faces).map(({ descriptor }) => Float32Array.from(descriptor));
}

/** That there are faces, and what is in the way of all of them. */
function noneGood(name: string, sightings: readonly Sighting[]) {
  const count = sightings.length;
  return sightings.some(({ face }) => !isPoor(face))
    ? explain('no-usable-face.turned', { name, count })
    : explain('no-usable-face.poor', { name, count });
}
