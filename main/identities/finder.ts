import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Asked, Failure, OpenedPicture } from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import { faces as tool } from '../engine/tools/faces/definition.ts';
import type { Json } from '../engine/tools/questions.ts';
import { explain } from '../errors/explain.ts';
import { crop } from '../image/crop.ts';
import type { Holdings } from '../store/holdings.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { cutAround, movedInto } from './cut.ts';
import type { NewPhoto } from './library.ts';
import type { Sighting } from './person.ts';
import type { FaceNumbers } from './record.ts';
import { facesTold } from './told.ts';

/** A face in a photo, with what lies around it in the store; the face is in pixels of that. */
export interface SeenFace extends Sighting {
  readonly face: FaceNumbers;
  readonly picture: Pick<OpenedPicture, 'pixels' | 'width' | 'height' | 'profile'>;
}

/** The photos that are meant by files and folders, and what is named as one and can't be read. */
export interface PhotosThere {
  readonly photos: readonly string[];
  readonly unreadable: readonly { readonly name: string; readonly error: Failure }[];
}

interface Services {
  readonly codec: Codec;
  readonly holdings: Holdings;
  /** Has the engine answer a question about a tool. */
  readonly ask: (asked: Asked) => Promise<Json>;
}

let works = 0;

/** Finds faces in photos and cuts them out, for whoever keeps them. */
export class FaceFinder {
  constructor(private readonly services: Services) {}

  /**
   * The files that are meant: photos, and those in folders.
   * @throws UserError folder-empty where a folder has none that can be read.
   */
  async photosIn(places: readonly string[]): Promise<PhotosThere> {
    const photos: string[] = [];
    const unreadable: PhotosThere['unreadable'][number][] = [];
    for (const place of places) {
      if (!(await isFolder(place))) {
        photos.push(place);
        continue;
      }
      const look = await this.services.codec.ask('lookInto', { path: place });
      unreadable.push(...look.unreadable);
      if (look.photos.length === 0) throw explain('folder-empty', { folder: place });
      photos.push(...look.photos.map((name) => join(place, name)));
    }
    return { photos: [...new Set(photos)], unreadable };
  }

  /** The faces of a photo, cut out for an owner. The photo's own pixels are given back to the store. */
  async facesIn(path: string, owner: string): Promise<readonly SeenFace[]> {
    const { codec, holdings, ask } = this.services;
    const work = `${owner}-photo-${(works += 1)}`;
    try {
      const photo = await codec.ask('openFile', { path }, work);
      const { pixels, profile, width, height } = photo;
      const image = { kind: 'picture', pixels, profile, name: path } as const;
      const asked = { tool: tool.id, question: 'found', parameters: {}, inputs: { image }, about: {} };
      const faces = facesTold(await ask(asked));
      if (faces.length === 0) return [];
      const store = await openPixelStore(holdings.pictures.folder, holdings.inboxOf(work));
      const whole = await store.pixels(pixels);
      const seen: SeenFace[] = [];
      for (const face of faces) {
        const place = cutAround(face.landmarks, { width, height });
        const part = crop(whole, place.x, place.y, place.width, place.height);
        const picture = {
          ...{ pixels: await store.putPixels(part), profile },
          ...{ width: place.width, height: place.height },
        };
        seen.push({ photo: path, face: movedInto(face, place), picture });
      }
      await holdings.takeIn(owner, holdings.inboxOf(work));
      return seen;
    } finally {
      holdings.release(work);
      await holdings.close(holdings.inboxOf(work));
    }
  }

  /** What is kept of a face. */
  newPhoto({ photo, face, picture }: SeenFace): NewPhoto {
    const { pixels, profile, width, height } = picture;
    return {
      photo: { ...face, id: pixels, from: basename(photo), width, height },
      write: (path) =>
        this.services.codec.ask('save', {
          ...{ pixels, profile, metadata: null, format: 'png', quality: 100 },
          ...{ path, version: null },
        }),
    };
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
