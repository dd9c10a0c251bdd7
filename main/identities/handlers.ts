import type { CallName, ChosenIdentity, Request, Response } from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import type { PhotoFiles } from '../document/photo-source.ts';
import type { Holdings } from '../store/holdings.ts';
import { describeIdentities } from './describe.ts';
import { fileOf, folderOf, pictureOf, readChosen, readIdentities } from './library.ts';

/** The calls that have to do with people whose faces are kept. */
type IdentityCall = Extract<CallName, 'identities' | 'identityFace'>;
type IdentityHandlers = {
  [N in IdentityCall]: (request: Request<N>) => Promise<Response<N>> | Response<N>;
};

interface IdentityServices {
  /** The folder that they are kept in. */
  readonly data: string;
  readonly codec: Codec;
  readonly holdings: Holdings;
}

let looks = 0;

export function identityHandlers({ data, codec, holdings }: IdentityServices): IdentityHandlers {
  return {
    identities: async () => describeIdentities(await readIdentities(data)),
    identityFace: async ({ identity, photo, side }) => {
      const owner = `identity-face-${(looks += 1)}`;
      try {
        const path = pictureOf(data, { id: identity }, { id: photo });
        const { pixels, profile } = await codec.ask('openFile', { path }, owner);
        const rows = await holdings.pictures.rows(pixels, 0, side);
        return { ...rows, ...(profile && { profile }) };
      } finally {
        holdings.release(owner);
      }
    },
  };
}

/** The files of somebody's photos. @throws UserError identity-unknown or identity-damaged */
export async function filesOf(data: string, chosen: ChosenIdentity): Promise<PhotoFiles> {
  const { id, photos } = await readChosen(data, chosen);
  return { folder: folderOf(data, id), names: photos.map(fileOf) };
}
