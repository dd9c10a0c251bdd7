import { basename } from 'node:path';
import type { ChosenIdentity, Failure, Hash, Owner, PeopleSeen } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { isOfAPhoto } from '../errors/of-a-photo.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { describePhoto } from './describe.ts';
import type { FaceFinder, SeenFace } from './finder.ts';
import { likeness, peopleIn } from './person.ts';
import type { Identity } from './record.ts';

interface Look {
  readonly faces: SeenFace[];
  readonly stopped: AbortController;
}

interface Wanted {
  readonly owner: Owner;
  /** Of photos: its path, and what the person calls it. */
  readonly folder: { readonly path: string; readonly name: string };
  /** Those who are kept already. */
  readonly known: readonly Identity[];
  readonly tell: (done: number, of: number) => void;
}

/** Who looks through photos for people, and what was seen: of each owner the last look. */
export class Looks {
  readonly #looks = new Map<Owner, Look>();

  constructor(private readonly finder: FaceFinder) {}

  /** @throws UserError folder-empty, or cancelled where it was stopped. */
  async look(wanted: Wanted): Promise<PeopleSeen> {
    this.stop(wanted.owner);
    const look: Look = { faces: [], stopped: new AbortController() };
    this.#looks.set(wanted.owner, look);
    const { signal } = look.stopped;
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(explain('cancelled.people')));
    });
    return Promise.race([stopped, this.#through(look, wanted)]);
  }

  stop(owner: Owner): void {
    this.#looks.get(owner)?.stopped.abort();
    this.#looks.delete(owner);
  }

  /** Faces that an owner saw in the last look, by what their pixels hash to. */
  seenBy(owner: Owner, photos: readonly Hash[]): readonly SeenFace[] {
    const { faces = [] } = this.#looks.get(owner) ?? {};
    return photos.map((photo) => {
      const face = faces.find(({ picture }) => picture.pixels === photo);
      if (!face) throw explain('bad-parameters.request', { call: 'keepPeople' });
      return face;
    });
  }

  async #through({ faces, stopped }: Look, { owner, folder, known, tell }: Wanted): Promise<PeopleSeen> {
    const { photos, unreadable } = await this.finder.photosIn([folder.path]).catch((error: unknown) => {
      const isEmpty = error instanceof UserError && error.code === 'folder-empty';
      // Photos that were handed over lie where nobody looks.
      throw isEmpty ? explain('folder-empty', { folder: folder.name }) : error;
    });
    const failed: { name: string; error: Failure }[] = [...unreadable];
    const faceless: string[] = [];
    for (const [done, path] of photos.entries()) {
      tell(done, photos.length);
      try {
        const seen = await this.finder.facesIn(path, owner);
        if (seen.length === 0) faceless.push(basename(path));
        faces.push(...seen);
      } catch (error) {
        if (!isOfAPhoto(error)) throw error;
        failed.push({ name: basename(path), error: toFailure(error) });
      }
      if (stopped.signal.aborted) throw explain('cancelled.people');
    }
    const { people, strays } = peopleIn(distinct(faces));
    return {
      photos: photos.length,
      people: people.map((person) => ({ faces: person.map(describeSeen), like: likest(person, known) })),
      ...{ unclear: strays.map(describeSeen), faceless, unreadable: failed },
    };
  }
}

/** A photo that lies in the folder twice counts once. */
function distinct(faces: readonly SeenFace[]): readonly SeenFace[] {
  return [...new Map(faces.map((face) => [face.picture.pixels, face])).values()];
}

function describeSeen({ photo, face, picture: { pixels, profile, width, height } }: SeenFace) {
  const described = describePhoto({ ...face, id: pixels, from: basename(photo), width, height });
  return { ...described, ...(profile && { profile }) };
}

/** Who of those that are known looks most like the same person; null where nobody does. */
function likest(
  person: readonly SeenFace[],
  known: readonly Identity[],
): (ChosenIdentity & { readonly distance: number }) | null {
  const faces = person.map(({ face }) => face);
  const [nearest = null] = known
    .flatMap(({ id, name, photos }) => {
      const distance = likeness(faces, photos);
      return distance === null ? [] : [{ identity: id, name, distance }];
    })
    .sort((a, b) => a.distance - b.distance);
  return nearest;
}
