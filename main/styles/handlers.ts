import type {
  CallName,
  EventName,
  EventPayload,
  KeptStyles,
  OpenedPicture,
  Request,
  Response,
} from '../../preload/contract/index.ts';
import type { Codec } from '../document/codec.ts';
import type { FileDialogs } from '../document/handlers.ts';
import { fileNameOfStyle, readLearntStyle, type LearntStyle } from '../engine/networks/learnt-style.ts';
import { readSafetensors } from '../engine/networks/safetensors.ts';
import { transform } from '../engine/networks/transform.ts';
import { SHORTEST } from '../engine/optimise/levels.ts';
import { checksumOfModel, readModel } from '../engine/runtime/models.ts';
import { paintingQuality, paintingSize } from '../engine/tools/learn-style/painting-size.ts';
import { explain } from '../errors/explain.ts';
import { isOfAPhoto } from '../errors/of-a-photo.ts';
import { toFailure } from '../errors/user-error.ts';
import { writeWhole } from '../image/write.ts';
import type { Holdings } from '../store/holdings.ts';
import { nameOfFile } from '../store/names.ts';
import { keepStyle, removeStyle, renameStyle } from './library.ts';
import { readStateDict, isPyTorch } from './pytorch/state-dict.ts';
import { readTransformerNet } from './pytorch/transformer-net.ts';
import { bytesOfStyle, checkBytes, readStyle, readStyles, type Styles } from './read.ts';

/** The calls that have to do with styles that are kept. */
type StyleCall = Extract<
  CallName,
  | 'styles'
  | 'openStyle'
  | 'keepStyle'
  | 'importStyle'
  | 'importNetwork'
  | 'exportStyle'
  | 'renameStyle'
  | 'removeStyle'
>;
type StyleHandlers = { [N in StyleCall]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

interface StyleServices {
  /** The folder that they are kept in. */
  readonly data: string;
  /** Folder of `manifest.json` and the weights. */
  readonly models: string;
  readonly codec: Codec;
  readonly holdings: Holdings;
  readonly bytes: (stored: string) => Promise<Uint8Array>;
  readonly dialogs: FileDialogs;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
}

let checks = 0;

export function styleHandlers(services: StyleServices): StyleHandlers {
  const { data, models, codec, holdings, bytes, dialogs, emit } = services;
  /** Does what changes a style; also where it fails, something may have changed. */
  const changing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } finally {
      emit('stylesChanged', {});
    }
  };
  return {
    styles: async () => describeStyles(await readStyles(data), await checksumOfModel(models, 'fast-style')),
    openStyle: async ({ owner, style: id }) => {
      const { style } = await readStyle(data, { style: id });
      return openPainting(style, codec, owner);
    },
    keepStyle: ({ file, as }) =>
      changing(async () => {
        const style = readLearntStyle(await bytes(file), '');
        return { style: (await keepStyle(data, style, as)).id };
      }),
    importStyle: ({ name, bytes: file }) =>
      changing(async () => {
        const style = await checkStyle(file, name, codec, holdings);
        await checkLength(style, name, models);
        const kept = await keepStyle(data, style, { name: null });
        return { style: kept.id, name: kept.style.name };
      }),
    importNetwork: ({ name, bytes: file, painting }) =>
      changing(async () => {
        const kept = await keepStyle(data, await styleOfNetwork(file, name, painting, codec), { name: null });
        return { style: kept.id, name: kept.style.name };
      }),
    exportStyle: async ({ style: id }) => {
      const { style } = await readStyle(data, { style: id });
      const file = await bytesOfStyle(data, { style: id });
      const name = fileNameOfStyle(style.name);
      if (!dialogs.chooseDestination) return { kind: 'download', name, bytes: file };
      const path = await dialogs.chooseDestination(name, null, null);
      if (path === null) return { kind: 'cancelled' };
      await writeWhole(path, file);
      return { kind: 'saved', path };
    },
    renameStyle: ({ style, name }) =>
      changing(async () => {
        await renameStyle(data, style, name);
        return {};
      }),
    removeStyle: ({ style }) =>
      changing(async () => {
        await removeStyle(data, style);
        return {};
      }),
  };
}

/** @param shared SHA-256 of the weights that ship. */
export function describeStyles({ styles, damaged }: Styles, shared: string): KeptStyles {
  return {
    styles: styles.map(({ id, style: { name, steps, painting, network } }) => ({
      ...{ style: id, name, steps, width: painting.width, height: painting.height },
      kind: network.kind === 'own' ? 'network' : 'code',
      current: network.kind === 'own' || network.sha256 === shared,
    })),
    damaged: damaged.map(({ id, name, error }) => ({ style: id, name, error: toFailure(error) })),
  };
}

/** That the code of a style is as long as those of the network that ships, where it was learnt for that. */
async function checkLength({ network, offset }: LearntStyle, name: string, models: string): Promise<void> {
  if (network.kind === 'own') return;
  const { sha256, bytes } = await readModel({ shipped: models, own: null }, 'fast-style');
  if (network.sha256 !== sha256) return;
  const { codeLength } = transform(readSafetensors(bytes, 'fast-style'));
  if (offset.length !== codeLength) throw explain('learnt-style.shape', { name, part: 'offset' });
}

/**
 * A style out of a file that comes from elsewhere, with a painting that can be opened.
 * @param name of its file.
 * @throws UserError learnt-style, image-too-small, or style-name where what it is called can't be a name.
 */
export async function checkStyle(
  file: Uint8Array,
  name: string,
  codec: Codec,
  holdings: Pick<Holdings, 'release'>,
): Promise<LearntStyle> {
  checkBytes(name, file.length);
  if (isPyTorch(file)) throw explain('learnt-style.weights-painting', { name });
  const style = readLearntStyle(file, name);
  const owner = `style-check-${(checks += 1)}`;
  try {
    const { width, height } = await openPainting(style, codec, owner);
    if (width !== style.painting.width || height !== style.painting.height)
      throw explain('learnt-style.painting', { name });
  } catch (error) {
    throw isOfAPhoto(error) ? explain('learnt-style.painting', { name }, { cause: error }) : error;
  } finally {
    holdings.release(owner);
  }
  const { width, height } = style.painting;
  if (Math.min(width, height) < SHORTEST)
    throw explain('image-too-small', { name, width, height, least: SHORTEST });
  return style;
}

/**
 * A style of weights that PyTorch has saved, and of the painting that they were trained for.
 * @param name of their file.
 * @throws UserError learnt-style, or image-too-small
 */
async function styleOfNetwork(
  file: Uint8Array,
  name: string,
  painting: Request<'importNetwork'>['painting'],
  codec: Codec,
): Promise<LearntStyle> {
  checkBytes(name, file.length);
  const learnt = await readTransformerNet(await readStateDict(file, name));
  const size = paintingSize(painting.name, painting);
  const jpeg = await codec.ask('encode', {
    ...{ pixels: painting.pixels, profile: painting.profile, metadata: null, size },
    ...{ format: 'jpeg', quality: paintingQuality, toSrgb: true },
  });
  return { name: nameOfFile(name), steps: 0, painting: { file: jpeg, ...size }, ...learnt };
}

/** Its painting in the store, called like the style. */
export async function openPainting(style: LearntStyle, codec: Codec, owner: string): Promise<OpenedPicture> {
  const opened = await codec.ask('openBytes', { name: style.name, bytes: style.painting.file }, owner);
  if (opened.kind !== 'picture') throw explain('learnt-style.painting', { name: style.name });
  return opened.picture;
}
