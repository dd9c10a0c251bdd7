import { spaceOfIcc, summariseIcc } from '../../../preload/colour/icc.ts';
import type { Layer, Mask, StoredDocument, StoredRaster } from '../../../preload/contract/document.ts';
import { farthest, limits } from '../../../preload/contract/limits.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Picture } from '../../image/decode.ts';
import { isOpaque } from '../../image/pack.ts';
import { checkSize } from '../../image/within-limits.ts';
import { cut } from '../cut.ts';
import { newLayerId, uniqueIds } from '../ids.ts';
import { Notes } from '../notes.ts';
import { damaged } from '../openraster/archive.ts';
import type { ReadDocument } from '../openraster/read.ts';
import type { Stores } from '../openraster/write.ts';
import { PixelCount, tooMany } from '../within-limits.ts';
import { fromPsdAdjustment } from './adjustments.ts';
import {
  getCompositeImageData,
  getLayerImageData,
  getLayerMaskImageData,
  readPsd as parse,
  type Layer as PsdLayer,
  type PixelData,
  type Psd,
} from './ag-psd.ts';
import { toBytes } from './depth.ts';
import { fromPsdEffects } from './effects.ts';
import { blendOfPsd } from './modes.ts';
import { countRecords } from './records.ts';
import { readResources, RESOURCE } from './resources.ts';

const MODES = ['bitmap', 'grey', 'indexed', 'RGB', 'CMYK', '', '', 'multichannel', 'duotone', 'Lab'];
const READABLE = new Set(['bitmap', 'grey', 'indexed', 'RGB', 'CMYK']);

/** Whether these are the first bytes of a PSD or PSB file. */
export function isPsd(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === '8BPS';
}

/**
 * Reads a PSD or PSB file; its tiles go into the store. Layers are decoded one at a time, after all were counted;
 * `onProgress` hears the share that is done.
 * @throws UserError truncated-image, image-too-large or not-an-image; the message names the file.
 */
export async function readPsd(
  bytes: Uint8Array,
  name: string,
  stores: Stores,
  onProgress: (share: number) => void = () => undefined,
): Promise<ReadDocument> {
  const mode = checkHeader(bytes, name);
  // A group has a record for each of its ends.
  if (attempt(name, () => countRecords(bytes)) > 2 * limits.layers) throw tooMany(name, 'layers');
  const psd = attempt(name, () =>
    parse(bytes, {
      useRawData: true,
      useRawThumbnail: true,
      skipLinkedFilesData: true,
    }),
  );
  const { pixels } = count(psd, name);
  return new Reader(psd, bytes, name, mode, stores, (done) => {
    onProgress(done / pixels);
  }).read();
}

/** What the header promises, before anything is made room for. */
function checkHeader(bytes: Uint8Array, name: string): string {
  if (bytes.length < 26) throw damaged(name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [height, width] = [view.getUint32(14), view.getUint32(18)];
  checkSize(name, { width, height });
  // No compression of the format makes pixels a thousand times smaller.
  if (width === 0 || height === 0 || width * height > bytes.length * 1100) throw damaged(name);
  const mode = MODES[view.getUint16(24)] ?? '';
  if (!READABLE.has(mode)) {
    throw new UserError(
      'not-an-image',
      `${name} is a Photoshop file in ${mode || 'an unknown'} mode, which cannot be opened. Convert it to RGB there.`,
    );
  }
  return mode;
}

/** Whatever the parser trips over means that the file is damaged. */
function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw damaged(name, error);
  }
}

/** Counts what there is to decode, and refuses what would take all the memory or all day. */
function count(psd: Psd, name: string): PixelCount {
  const depth = psd.bitsPerChannel ?? 8;
  const pixels = new PixelCount(name, depth);
  pixels.add(psd);
  let layers = 0;
  const each = (layer: PsdLayer, nesting: number) => {
    layers += 1;
    if (layers > limits.layers) throw tooMany(name, 'layers');
    if (nesting > limits.nesting) throw tooMany(name, 'nesting');
    pixels.add(sizeOf(layer, name));
    if (layer.mask) pixels.add(sizeOf(layer.mask, name));
    if (isFill(layer)) pixels.add(psd);
    for (const inside of layer.children ?? []) each(inside, nesting + 1);
  };
  for (const layer of psd.children ?? []) each(layer, 0);
  return pixels;
}

type Edges = Pick<PsdLayer, 'left' | 'right' | 'top' | 'bottom'>;

function sizeOf({ left = 0, right = 0, top = 0, bottom = 0 }: Edges, name: string) {
  if (Math.max(Math.abs(left), Math.abs(top)) > farthest) throw damaged(name);
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** A layer of one colour that has no pixels of its own. */
function isFill({ vectorFill }: PsdLayer): boolean {
  return vectorFill?.type === 'color' && 'r' in vectorFill.color;
}

class Reader {
  readonly #notes = new Notes();
  #done = 0;

  constructor(
    private readonly psd: Psd,
    private readonly bytes: Uint8Array,
    private readonly name: string,
    private readonly mode: string,
    private readonly stores: Stores,
    private readonly onDecoded: (pixels: number) => void,
  ) {}

  async read(): Promise<ReadDocument> {
    const { width, height } = this.psd;
    if ((this.psd.bitsPerChannel ?? 8) > 8) this.#notes.add('depth-reduced');
    if (this.mode === 'CMYK') this.#notes.add('colours-converted');
    const layers = await this.#layers(this.psd.children ?? []);
    // Last, so that it isn't held beside a layer.
    const merged = this.#merged();
    if (layers.length === 0 && merged) layers.push(await this.#background(merged));
    const guides = this.psd.imageResources?.gridAndGuidesInformation?.guides ?? [];
    const document: StoredDocument = {
      ...{ width, height, layers },
      selected: [],
      selection: null,
      savedSelections: [],
      guides: guides.map(({ direction, location }) => ({ direction, at: location })),
    };
    return { document: uniqueIds(document), merged, notes: this.#notes.all };
  }

  async #layers(layers: readonly PsdLayer[]): Promise<Layer<StoredRaster>[]> {
    const read: Layer<StoredRaster>[] = [];
    for (const layer of layers) {
      const one = await this.#layer(layer);
      if (one) read.push(one);
    }
    return read;
  }

  async #layer(layer: PsdLayer): Promise<Layer<StoredRaster> | null> {
    const name = (layer.name ?? '').slice(0, 1000);
    if (layer.vectorMask && !layer.vectorFill) this.#notes.add('vector-mask-rasterised', name);
    const common = { ...this.#common(layer, name), mask: await this.#mask(layer) };
    if (layer.children) {
      const layers = await this.#layers(layer.children);
      const blend = layer.blendMode === 'pass through' ? 'pass-through' : common.blend;
      const group = { ...common, ...this.#effects(layer, name), layers, open: layer.opened ?? true };
      return { ...group, kind: 'group', blend };
    }
    if (layer.adjustment) {
      if (layer.effects) this.#notes.add('effects-dropped', name);
      const adjustment = fromPsdAdjustment(layer.adjustment);
      if (adjustment) return { ...common, kind: 'adjustment', adjustment };
      this.#notes.add('adjustment-dropped', name);
      return null;
    }
    if (layer.text || layer.placedLayer || layer.vectorFill) this.#notes.add('layer-rasterised', name);
    const pixels = await this.#pixelsOf(layer);
    return { ...common, ...this.#effects(layer, name), kind: 'raster', origin: null, pixels };
  }

  #effects({ effects: theirs, fillOpacity = 1 }: PsdLayer, name: string) {
    if (!theirs) return {};
    const globalAngle = this.psd.imageResources?.globalAngle ?? 120;
    const { effects, whole } = fromPsdEffects(theirs, globalAngle);
    // Photoshop's fill leaves effects as strong as they are; here they fade with the layer.
    if (!whole || (effects && fillOpacity < 1)) this.#notes.add('effects-dropped', name);
    return effects ? { effects } : {};
  }

  #common(layer: PsdLayer, name: string) {
    const { blend, same } = blendOfPsd(layer.blendMode === 'pass through' ? 'normal' : layer.blendMode);
    if (!same) this.#notes.add('blend-replaced', name);
    return {
      id: newLayerId(),
      name,
      visible: !layer.hidden,
      locked: layer.protected?.composite ?? false,
      opacity: Math.min(1, Math.max(0, (layer.opacity ?? 1) * (layer.fillOpacity ?? 1))),
      blend,
      clipped: layer.clipping ?? false,
    };
  }

  async #pixelsOf(layer: PsdLayer): Promise<StoredRaster> {
    const { left = 0, top = 0, vectorFill } = layer;
    const image = attempt(this.name, () => getLayerImageData(layer));
    if (image) return this.#cut(image, left, top, 4, 0);
    if (vectorFill?.type === 'color' && 'r' in vectorFill.color) {
      const { width, height } = this.psd;
      const { r, g, b } = vectorFill.color;
      const data = Buffer.alloc(width * height * 4, Uint8Array.of(r, g, b, 255));
      return this.#cut({ width, height, data }, 0, 0, 4, 0);
    }
    return { channels: 4, outside: 0, x: 0, y: 0, tiles: {} };
  }

  async #mask(layer: PsdLayer): Promise<Mask<StoredRaster> | null> {
    const { mask } = layer;
    if (!mask) return null;
    const outside = (mask.defaultColor ?? 255) > 127 ? 255 : 0;
    const enabled = !mask.disabled;
    const image = attempt(this.name, () => getLayerMaskImageData(layer));
    if (!image) return { enabled, pixels: { channels: 1, outside, x: 0, y: 0, tiles: {} } };
    return { enabled, pixels: await this.#cut(image, mask.left ?? 0, mask.top ?? 0, 1, outside) };
  }

  #cut(image: PixelData, x: number, y: number, channels: 1 | 4, outside: 0 | 255): Promise<StoredRaster> {
    const { width, height } = image;
    const rgba = toBytes(image.data);
    const data = channels === 4 ? rgba : firstChannel(rgba);
    this.#done += width * height;
    this.onDecoded(this.#done);
    return cut(this.stores.tiles, data, { x, y, width, height }, channels, outside);
  }

  async #background({ pixels }: Picture): Promise<Layer<StoredRaster>> {
    const rect = { x: 0, y: 0, width: pixels.width, height: pixels.height };
    const raster = await cut(this.stores.tiles, toBytes(pixels.data), rect, 4, 0);
    const plain = {
      visible: true,
      locked: false,
      opacity: 1,
      blend: 'normal',
      clipped: false,
      mask: null,
    } as const;
    return { ...plain, id: newLayerId(), name: 'Background', kind: 'raster', origin: null, pixels: raster };
  }

  /** The picture as its writer showed it; with the metadata, which counts even where the picture is missing. */
  #merged(): Picture | null {
    const image = attempt(this.name, () => getCompositeImageData(this.psd));
    if (!image) return null;
    const { width, height } = image;
    const pixels = { depth: 8 as const, width, height, data: toBytes(image.data) };
    const resources = readResources(this.bytes);
    const icc = resources.get(RESOURCE.icc);
    const profile = icc ? summariseIcc(icc) : null;
    const usable = icc && spaceOfIcc(icc) !== null;
    if (icc && !usable) this.#notes.add('profile-dropped');
    const exif = resources.get(RESOURCE.exif);
    const xmp = resources.get(RESOURCE.xmp);
    const resolution = this.psd.imageResources?.resolutionInfo;
    const perInch = resolution?.horizontalResolutionUnit === 'PPCM' ? 2.54 : 1;
    return {
      pixels,
      metadata: {
        ...{
          format: 'psd',
          width,
          height,
          depth: 8,
          greyscale: false,
          hasAlpha: !isOpaque(pixels),
          notes: [],
        },
        ...(usable && profile && { icc, iccName: profile.name }),
        ...(exif && { exif }),
        ...(xmp && { xmp }),
        ...(resolution && { dpi: resolution.horizontalResolution * perInch }),
      },
    };
  }
}

function firstChannel(rgba: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < out.length; at += 1) out[at] = rgba[at * 4] ?? 0;
  return out;
}
