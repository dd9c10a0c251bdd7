import type { FaceNetworks } from '../../faces/networks.ts';
import type { Say } from '../../notes.ts';
import type { FaceIn } from '../../swap/face-in.ts';
import { betweenEyes } from '../../swap/frontal.ts';
import { lessonOf, MARGIN, photosPerLesson, type Lesson } from '../../swap/lesson.ts';
import { personFaces } from '../../swap/person-faces.ts';
import type { PersonFace } from '../../swap/pick.ts';
import type { GivenFolder } from '../inputs.ts';
import { lookIn, type PersonPhoto } from '../swap/person-photos.ts';

/** What all lessons together may take: beyond, faces are left out. */
const BYTES = 256e6;
/** Of the work, what looking for faces takes. */
const LOOKING = 0.5;

export interface Lessons {
  readonly lessons: readonly Lesson[];
  /** How many of them are on faces of others. */
  readonly others: number;
}

/**
 * Everything that there is to practise on: faces of others, each after the person's photos, and the person's own, each after
 * the other photos. Yields the share of the work that is done.
 * @param near faces of others that are at hand, small.
 * @param others photos of others.
 */
export async function* lessonsOf(
  near: readonly FaceIn[],
  others: GivenFolder | null,
  person: readonly PersonPhoto[],
  size: number,
  networks: FaceNetworks,
  say: Say,
): AsyncGenerator<number, Lessons, void> {
  const faces = [...near];
  const photos = others?.photos ?? [];
  const look = lookIn(networks);
  for (const [done, photo] of photos.entries()) {
    yield (LOOKING * done) / photos.length;
    faces.push(...(await look.at(photo)).map(({ small }) => small));
  }
  look.photos.tell(say);
  const own = personFaces(person.map(({ small, landmarks }) => ({ small, unit: betweenEyes(landmarks) })));
  const bytes = 4 * (1 + 3 * (1 + photosPerLesson)) * ((1 + 2 * MARGIN) * size) ** 2;
  const practised = faces.slice(0, Math.max(0, Math.floor(BYTES / bytes) - own.length));
  const asked = [
    ...practised.map((face) => ({ face, after: own })),
    ...own.map((one) => ({ face: one.small, after: othersThan(one, own) })),
  ];
  const lessons: Lesson[] = [];
  for (const { face, after } of asked) {
    yield LOOKING + ((1 - LOOKING) * lessons.length) / asked.length;
    lessons.push(lessonOf(face, after, size));
  }
  return { lessons, others: practised.length };
}

/** The only photo of a person is all that there is to take after. */
function othersThan(face: PersonFace, all: readonly PersonFace[]): readonly PersonFace[] {
  return all.length > 1 ? all.filter((other) => other !== face) : all;
}
