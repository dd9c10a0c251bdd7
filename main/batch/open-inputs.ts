import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  ChosenPhotos,
  Face,
  FileToken,
  InputValue,
  NamedPixels,
  OpenedPicture,
  ReferencePixels,
} from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import type { PhotoFolders } from '../document/photo-folders.ts';
import type { Tool } from '../engine/tools/tool.ts';
import { named } from '../errors/named.ts';
import { toFailure } from '../errors/user-error.ts';
import { personMeant } from '../identities/meant.ts';
import { isNamed } from '../store/names.ts';
import { openPainting } from '../styles/handlers.ts';
import { styleMeant } from '../styles/meant.ts';
import { readStyles } from '../styles/read.ts';
import { shippedIn, shippedStyles } from '../styles/shipped.ts';

/** What is given for an input by name: files, folders, what is kept, or which of the faces. */
export type FileInput =
  | { readonly kind: 'picture' | 'mask' | 'person' | 'folder'; readonly path: string }
  | { readonly kind: 'references'; readonly paths: readonly string[] }
  | { readonly kind: 'faces'; readonly faces: readonly Face[] };

/** Where what is given is looked for. */
export interface Places {
  readonly codec: Codec;
  readonly folders: Pick<PhotoFolders, 'tokenOf'>;
  /** The folder of what ships. */
  readonly resources: string;
  /** The folder that people and styles are kept in. */
  readonly data: string;
}

/** What is to be known of what is opened. */
export interface Tidings {
  readonly note: (text: string) => void;
  /** A name that a folder has means the person who is kept by it. */
  readonly personMeant: (name: string) => void;
}

type Numbers = Pick<NamedPixels, 'pixels' | 'profile'>;

/** Opens what is given for the inputs of tools: files, and names of what is kept. */
export interface InputOpener {
  /** @throws UserError as reading the file does, naming its path. */
  readonly picture: (path: string) => Promise<OpenedPicture>;
  /** An input as a job takes it. */
  readonly input: (tool: Tool, name: string, input: FileInput) => Promise<InputValue>;
}

/** @param owner holds the pictures that are opened. */
export function inputOpener(
  { codec, folders, resources, data }: Places,
  owner: string,
  { note, personMeant: meant }: Tidings,
): InputOpener {
  const picture = async (path: string): Promise<OpenedPicture> => {
    const opened = await codec.ask('openFile', { path }, owner).catch((error: unknown) => {
      throw named(path, toFailure(error));
    });
    for (const { message } of opened.notes) note(`${path}: ${message}`);
    return opened;
  };
  const reference = async (path: string): Promise<ReferencePixels> => ({
    ...numbersOf(await picture(path)),
    name: path,
  });
  const style = async (given: string): Promise<ReferencePixels> => {
    const painting = await shippedPainting(given, resources, data);
    const meant = painting === null ? await styleMeant(given, data) : null;
    if (meant) {
      const opened = await openPainting(meant.style, codec, owner);
      return { ...numbersOf(opened), style: meant.id, name: meant.style.name };
    }
    const path = painting ?? given;
    const opened = await reference(path);
    // Workers are handed its file, too, and are to paint as it is painted here.
    const shipped = await shippedIn(path, resources);
    return { ...opened, name: given, ...(shipped !== null && { shipped }) };
  };
  const folder = async (path: string): Promise<FileToken> => {
    const token = await folders.tokenOf(path);
    const { unreadable } = await codec.ask('lookInto', { path });
    for (const { error } of unreadable) note(error.message);
    return token;
  };
  const person = async (given: string): Promise<ChosenPhotos> => {
    const { identity, both } = await personMeant(given, data);
    if (both) meant(given);
    return identity ?? { folder: await folder(given), name: given };
  };
  return {
    picture,
    input: async ({ inputs }, name, given) => {
      switch (given.kind) {
        case 'picture':
        case 'mask':
          return { kind: given.kind, ...numbersOf(await picture(given.path)), name: given.path };
        case 'references': {
          const known = inputs[name];
          // Of paintings, a name may stand for a style that is kept.
          const open = known?.kind === 'references' && known.role === 'style' ? style : reference;
          const pictures = [];
          for (const path of given.paths) pictures.push(await open(path));
          return { kind: 'references', pictures };
        }
        case 'faces':
          return { kind: 'faces', faces: [...given.faces] };
        case 'person':
          return { kind: 'person', ...(await person(given.path)) };
        case 'folder':
          return { kind: 'folder', folder: await folder(given.path), name: given.path };
      }
    },
  };
}

/**
 * The file of a painting that ships, where its name (`great-wave`) is given and neither a file nor a style that is kept has
 * that; else null.
 */
export async function shippedPainting(
  given: string,
  resources: string,
  data: string,
): Promise<string | null> {
  const painting = (await shippedStyles(resources)).find(({ id }) => id === given);
  if (!painting || (await stat(given).catch(() => null))) return null;
  const { styles, damaged } = await readStyles(data);
  const isKept = [...styles.map(({ style }) => style), ...damaged].some(
    ({ name }) => name !== null && isNamed({ name }, given),
  );
  return isKept ? null : join(resources, 'styles', painting.file);
}

export function numbersOf({ pixels, profile }: OpenedPicture): Numbers {
  return { pixels, profile };
}
