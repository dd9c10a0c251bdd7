import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { OpenedPicture } from '../../preload/contract/index.ts';
import { faces as faceFinder } from '../engine/tools/faces/definition.ts';
import { explain } from '../errors/explain.ts';
import { fromFailure, toFailure, UserError } from '../errors/user-error.ts';
import { cutAround, movedInto } from '../identities/cut.ts';
import type { NewPhoto } from '../identities/library.ts';
import type { Sighting } from '../identities/person.ts';
import type { FaceNumbers } from '../identities/record.ts';
import { facesTold } from '../identities/told.ts';
import { crop } from '../image/crop.ts';
import { named } from './failure.ts';
import type { Reporter } from './progress.ts';
import { ended, numbersOf } from './run.ts';
import type { Session } from './session.ts';

/** A face in a photo, with what lies around it in the store; the face is in pixels of that. */
export interface SeenFace extends Sighting {
  readonly face: FaceNumbers;
  readonly picture: Pick<OpenedPicture, 'pixels' | 'width' | 'height' | 'profile'>;
}

const owner = 'identity';

/**
 * The files that are meant: photos, and those in folders.
 * @throws UserError folder-empty where a folder has none that can be read.
 */
export async function photosIn(
  places: readonly string[],
  { host }: Session,
  reporter: Reporter,
): Promise<readonly string[]> {
  const photos: string[] = [];
  for (const place of places) {
    const isFolder = await stat(place).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      photos.push(place);
      continue;
    }
    const look = await host.codec.ask('lookInto', { path: place });
    for (const { error } of look.unreadable) reporter.note(error.message);
    if (look.photos.length === 0) throw explain('folder-empty', { folder: place });
    photos.push(...look.photos.map((name) => join(place, name)));
  }
  return [...new Set(photos)];
}

/** The faces of a photo, cut out. Its pixels are given back to the store before the next is opened. */
export async function facesIn(
  path: string,
  { host, untilStopped }: Session,
  reporter: Reporter,
): Promise<readonly SeenFace[]> {
  try {
    const photo = await untilStopped(host.codec.ask('openFile', { path }, owner)).catch((error: unknown) => {
      throw error instanceof UserError ? named(path, toFailure(error)) : error;
    });
    const image = { kind: 'picture', ...numbersOf(photo), name: path } as const;
    const job = await untilStopped(
      ended(host, reporter, { tool: faceFinder.id, parameters: {}, inputs: { image } }),
    );
    if (job.state === 'cancelled') throw new UserError('cancelled', 'Stopped. Nothing was kept.');
    if (job.state === 'failed') throw fromFailure(job.error);
    if (job.result.kind !== 'data') throw new Error(`Faces are told as ${job.result.kind}.`);
    const faces = facesTold(job.result.data);
    if (faces.length === 0) return [];
    const pixels = await host.store.pixels(photo.pixels);
    const seen: SeenFace[] = [];
    for (const face of faces) {
      const place = cutAround(face.landmarks, photo);
      const { x, y, width, height } = place;
      const picture = await host.store.putPixels(crop(pixels, x, y, width, height));
      seen.push({
        photo: path,
        face: movedInto(face, place),
        picture: { ...numbersOf(photo), pixels: picture, width, height },
      });
    }
    return seen;
  } finally {
    void host.handlers.letGo({ owner });
  }
}

/** What is kept of a face. */
export function newPhoto({ photo, face, picture }: SeenFace, { host }: Session): NewPhoto {
  const { pixels, profile, width, height } = picture;
  return {
    photo: { ...face, id: pixels, from: basename(photo), width, height },
    write: (path) =>
      host.codec.ask('save', {
        ...{ pixels, profile, metadata: null, format: 'png', quality: 100 },
        ...{ path, version: null },
      }),
  };
}
