import type { Profile } from '../../preload/colour/profile.ts';
import type {
  ChosenPhotos,
  InputValue,
  NamedPixels,
  ReferencePixels,
  ToolInputs,
} from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { convertByProfiles } from '../image/convert.ts';
import { maskOf } from '../image/mask.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import type { PhotoReader } from './photos.ts';
import type { Given, GivenFolder, GivenMask, GivenPicture, Input } from './tools/inputs.ts';
import type { Tool } from './tools/tool.ts';

type Store = Pick<PixelStore, 'pixels'>;

/**
 * What a tool's run is given for the inputs of a job, out of the store: all pictures in the numbers of `image`, in
 * which its result will be too.
 * @param profile that of those numbers, where `image` comes another way.
 * @throws UserError mask-size for a mask that isn't of the size of `image`.
 */
export async function give(
  tool: Tool,
  inputs: ToolInputs,
  store: Store,
  photos: PhotoReader,
  profile = profileOf(inputs.image),
): Promise<Given> {
  const given: Record<string, Given[string]> = {};
  for (const [name, input] of Object.entries(tool.inputs)) {
    const value = inputs[name];
    given[name] = value ? await open(value, store, photos, profile) : nothing(input);
  }
  checkMasks(tool, given);
  return given;
}

function profileOf(image: InputValue | undefined): Profile | undefined {
  return image?.kind === 'picture' ? image.profile : undefined;
}

function nothing(input: Input): null | readonly [] {
  return input.kind === 'references' || input.kind === 'faces' ? [] : null;
}

async function open(
  value: InputValue,
  store: Store,
  photos: PhotoReader,
  profile: Profile | undefined,
): Promise<Exclude<Given[string], null>> {
  switch (value.kind) {
    case 'picture':
      return openPicture(value, store, profile);
    case 'mask': {
      const pixels = await store.pixels(value.pixels);
      const { width, height } = pixels;
      return { name: value.name, width, height, data: maskOf(pixels) };
    }
    case 'references':
      return Promise.all(value.pictures.map((picture) => openReference(picture, store, photos, profile)));
    case 'faces':
      return value.faces;
    case 'person':
    case 'folder':
      return openFolder(value, store, photos, profile);
  }
}

/** The photos of a folder or of somebody, each opened when it is asked for. @throws UserError folder-empty where there are none. */
async function openFolder(
  chosen: ChosenPhotos,
  store: Store,
  reader: PhotoReader,
  profile: Profile | undefined,
): Promise<GivenFolder> {
  const { name } = chosen;
  const names = await reader.list(chosen);
  if (names.length === 0) throw explain('folder-empty', { folder: name });
  const photos = names.map((photo) => ({
    name: photo,
    open: () =>
      reader.open(chosen, photo, async (stored) => {
        const { pixels } = await openPicture({ ...stored, name: photo }, store, profile);
        return pixels;
      }),
  }));
  return { name, photos, file: (file) => reader.file(chosen, file) };
}

async function openReference(
  { style, shipped, ...picture }: ReferencePixels,
  store: Store,
  reader: PhotoReader,
  profile: Profile | undefined,
): Promise<GivenPicture> {
  return {
    ...(await openPicture(picture, store, profile)),
    ...(shipped !== undefined && { shipped }),
    ...(style !== undefined && { learnt: () => reader.style({ style, name: picture.name }) }),
  };
}

async function openPicture(
  { name, pixels, profile: own }: NamedPixels,
  store: Store,
  profile: Profile | undefined,
): Promise<GivenPicture> {
  return { name, pixels: convertByProfiles(await store.pixels(pixels), own, profile) };
}

function checkMasks(tool: Tool, given: Given): void {
  const image = given.image as GivenPicture | null | undefined;
  for (const [name, { kind }] of Object.entries(tool.inputs)) {
    const mask = given[name] as GivenMask | null;
    if (kind !== 'mask' || !mask || !image) continue;
    const { width, height } = image.pixels;
    if (mask.width === width && mask.height === height) continue;
    throw explain('mask-size', {
      ...{ name: mask.name, width: mask.width, height: mask.height },
      ...{ image: image.name, imageWidth: width, imageHeight: height },
    });
  }
}
