import type {
  CallName,
  ChosenIdentity,
  EventName,
  EventPayload,
  KeepAs,
  Request,
  Response,
} from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import type { PhotoFolders } from '../document/photo-folders.ts';
import type { PhotoFiles } from '../document/photo-source.ts';
import type { Holdings } from '../store/holdings.ts';
import { describeIdentities } from './describe.ts';
import type { FaceFinder } from './finder.ts';
import {
  addPhotos,
  checkNames,
  createIdentity,
  mergeIdentities,
  removeIdentity,
  removePhoto,
  renameIdentity,
} from './library.ts';
import { Looks } from './looks.ts';
import { fileOf, folderOf, pictureOf, readChosen, readIdentities } from './read.ts';

/** The calls that have to do with people whose faces are kept. */
type IdentityCall = Extract<
  CallName,
  | 'identities'
  | 'identityFace'
  | 'lookForPeople'
  | 'stopLooking'
  | 'keepPeople'
  | 'renameIdentity'
  | 'mergeIdentities'
  | 'removeIdentity'
  | 'removeIdentityPhoto'
>;
type IdentityHandlers = {
  [N in IdentityCall]: (request: Request<N>) => Promise<Response<N>> | Response<N>;
};

interface IdentityServices {
  /** The folder that they are kept in. */
  readonly data: string;
  readonly codec: Codec;
  readonly holdings: Holdings;
  readonly folders: PhotoFolders;
  readonly finder: FaceFinder;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
}

let faces = 0;

export function identityHandlers(services: IdentityServices): IdentityHandlers {
  const { data, codec, holdings, folders, finder, emit } = services;
  const looks = new Looks(finder);
  /** Does what changes somebody; also where it fails, something may have changed. */
  const changing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } finally {
      emit('identitiesChanged', {});
    }
  };
  const chosen = (identity: string) => readChosen(data, { identity });
  const keep = async ({ as, ...kept }: KeepAs, owner: string): Promise<string> => {
    const photos = looks.seenBy(owner, kept.faces).map((face) => finder.newPhoto(face));
    const identity =
      'name' in as
        ? await createIdentity(data, as.name, photos)
        : await addPhotos(data, await chosen(as.identity), photos);
    return identity.id;
  };
  return {
    identities: async () => describeIdentities(await readIdentities(data)),
    identityFace: async ({ identity, photo, side }) => {
      const owner = `identity-face-${(faces += 1)}`;
      try {
        const path = pictureOf(data, { id: identity }, { id: photo });
        const { pixels, profile } = await codec.ask('openFile', { path }, owner);
        const rows = await holdings.pictures.rows(pixels, 0, side);
        return { ...rows, ...(profile && { profile }) };
      } finally {
        holdings.release(owner);
      }
    },
    lookForPeople: async ({ owner, folder }) => {
      holdings.release(owner);
      const { identities: known } = await readIdentities(data);
      const tell = (done: number, of: number) => emit('looking', { owner, done, of });
      const path = await folders.pathOf(folder);
      return looks.look({ owner, folder: { path, name: folder.name }, known, tell });
    },
    stopLooking: ({ owner }) => {
      looks.stop(owner);
      return {};
    },
    keepPeople: ({ owner, people }) =>
      changing(async () => {
        for (const { faces: photos } of people) looks.seenBy(owner, photos);
        await checkNames(
          data,
          people.flatMap(({ as }) => ('name' in as ? [as.name] : [])),
        );
        const identities: string[] = [];
        for (const person of people) identities.push(await keep(person, owner));
        return { identities };
      }),
    renameIdentity: ({ identity, name }) =>
      changing(async () => {
        await renameIdentity(data, await chosen(identity), name);
        return {};
      }),
    mergeIdentities: ({ into, from }) =>
      changing(async () => {
        await mergeIdentities(data, await chosen(into), await chosen(from));
        return {};
      }),
    removeIdentity: ({ identity }) =>
      changing(async () => {
        await removeIdentity(data, { id: identity });
        return {};
      }),
    removeIdentityPhoto: ({ identity, photo }) =>
      changing(async () => {
        await removePhoto(data, await chosen(identity), photo);
        return {};
      }),
  };
}

/** The files of somebody's photos. @throws UserError identity-unknown or identity-damaged */
export async function filesOf(data: string, chosen: ChosenIdentity): Promise<PhotoFiles> {
  const { id, photos } = await readChosen(data, chosen);
  return { folder: folderOf(data, id), names: photos.map(fileOf) };
}
