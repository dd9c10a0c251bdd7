import type { LayerTextData, LayerVectorMask } from 'ag-psd';
import { spaceOfIcc } from '../../../preload/colour/icc.ts';
import { profileOfIcc } from '../../../preload/colour/profile.ts';
import type {
  Layer,
  Mask,
  Origin,
  StoredDocument,
  StoredRaster,
} from '../../../preload/contract/document.ts';
import { farthest, limits } from '../../../preload/contract/limits.ts';
import type { Rect } from '../../../preload/contract/rect.ts';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import { installedFonts } from '../../fonts/installed.ts';
import type { Picture } from '../../image/decode.ts';
import { isOpaque } from '../../image/pack.ts';
import { viewOf } from '../../image/view-of.ts';
import { checkSize } from '../../image/within-limits.ts';
import { cut } from '../cut.ts';
import { newLayerId, uniqueIds } from '../ids.ts';
import { Notes } from '../notes.ts';
import { damaged } from '../openraster/archive.ts';
import type { ReadDocument } from '../openraster/read.ts';
import type { Stores } from '../openraster/write.ts';
import { PixelCount, tooMany } from '../within-limits.ts';
import { differenceOf, fromPsdAdjustment, ofGrey } from './adjustments.ts';
import { readPsd as parse, type Layer as PsdLayer, type Psd } from './ag-psd.ts';
import { fromPsdEffects } from './effects.ts';
import { fillOf } from './fill.ts';
import { layerPixels, maskPixels, type Placed } from './layer-pixels.ts';
import { isMode, readMerged, type Merged, type Mode } from './merged.ts';
import { blendOfPsd } from './modes.ts';
import { boundsOf, coverOf } from './paths.ts';
import { countRecords } from './records.ts';
import { readResources, RESOURCE } from './resources.ts';
import { fromPsdText } from './text.ts';

const MODES = ['bitmap', 'grey', 'indexed', 'RGB', 'CMYK', '', '', 'multichannel', 'duotone', 'Lab'];

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
function checkHeader(bytes: Uint8Array, name: string): Mode {
  if (bytes.length < 26) throw damaged(name);
  const view = viewOf(bytes);
  const [height, width] = [view.getUint32(14), view.getUint32(18)];
  checkSize(name, { width, height });
  // No compression of the format makes pixels a thousand times smaller.
  if (width === 0 || height === 0 || width * height > bytes.length * 1100) throw damaged(name);
  const mode = MODES[view.getUint16(24)] ?? '';
  if (!isMode(mode)) throw explain('unsupported', { name, kind: `PSD (${mode || '?'})` });
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
    if (layer.vectorMask) pixels.add(psd);
    for (const inside of layer.children ?? []) each(inside, nesting + 1);
  };
  for (const layer of psd.children ?? []) each(layer, 0);
  return pixels;
}

type Artboard = NonNullable<PsdLayer['artboard']>;
type Edges = Pick<PsdLayer, 'left' | 'right' | 'top' | 'bottom'>;

function sizeOf({ left = 0, right = 0, top = 0, bottom = 0 }: Edges, name: string) {
  if (Math.max(Math.abs(left), Math.abs(top)) > farthest) throw damaged(name);
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** A layer that paints itself, for want of stored pixels. */
function isFill({ vectorFill, left = 0, right = 0 }: PsdLayer): boolean {
  return vectorFill !== undefined && right <= left;
}

class Reader {
  readonly #notes = new Notes();
  #done = 0;

  constructor(
    private readonly psd: Psd,
    private readonly bytes: Uint8Array,
    private readonly name: string,
    private readonly mode: Mode,
    private readonly stores: Stores,
    private readonly onDecoded: (pixels: number) => void,
  ) {}

  async read(): Promise<ReadDocument> {
    const { width, height } = this.psd;
    if ((this.psd.bitsPerChannel ?? 8) > 8) this.#notes.add('depth-reduced');
    const layers = await this.#layers(this.psd.children ?? []);
    // Last, so that it isn't held beside a layer.
    const shown = this.#merged(layers.length > 0);
    const merged = shown && this.#withMetadata(shown.pixels);
    if (layers.length === 0 && merged) layers.push(await this.#background(merged));
    const guides = this.psd.imageResources?.gridAndGuidesInformation?.guides ?? [];
    const document: StoredDocument = {
      ...{ width, height, layers, ...(!shown && this.#profile()) },
      selected: [],
      selection: null,
      savedSelections: await this.#savedSelections(shown?.spare ?? []),
      guides: guides.map(({ direction, location }) => ({ direction, at: location })),
    };
    return { document: uniqueIds(document), merged, notes: this.#notes.all };
  }

  /** What the file shows as a whole: all that a flat one has, and what layers do without. */
  #merged(layered: boolean): Merged | null {
    try {
      const merged = readMerged(this.bytes, this.mode);
      if (merged) return merged;
      if (!layered) throw explain('unsupported', { name: this.name, kind: 'PSD (ZIP)' });
    } catch (error) {
      if (!layered) throw error instanceof UserError ? error : damaged(this.name, error);
    }
    this.#notes.add('merged-unreadable');
    return null;
  }

  /** What the layers' numbers mean, where no merged picture says it. */
  #profile(): Pick<StoredDocument, 'profile'> {
    const icc = readResources(this.bytes).get(RESOURCE.icc);
    const profile = icc && profileOfIcc(icc);
    if (icc && !profile) this.#notes.add('profile-dropped');
    return profile ? { profile } : {};
  }

  async #savedSelections(spare: readonly Uint8Array[]): Promise<StoredDocument['savedSelections']> {
    const { width, height, imageResources } = this.psd;
    // The names are those of all channels beside the colours, of which transparency may be the first.
    const names = imageResources?.alphaChannelNames?.slice(-spare.length) ?? [];
    const saved: StoredDocument['savedSelections'] = [];
    for (const [at, data] of spare.slice(0, limits.selections).entries()) {
      const pixels = await cut(this.stores.tiles, data, { x: 0, y: 0, width, height }, 1);
      const name = names[at];
      saved.push({ name: name === undefined || name === '' ? `Alpha ${at + 1}` : name, pixels });
    }
    return saved;
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
    const common = { ...this.#common(layer, name), mask: await this.#mask(layer, name) };
    if (layer.children) {
      const layers = await this.#layers(layer.children);
      if (layer.artboard) {
        this.#notes.add('artboard-flattened', name);
        layers.unshift(...(await this.#artboard(layer.artboard)));
        common.mask ??= await this.#frame(layer.artboard.rect);
      }
      const blend = layer.blendMode === 'pass through' ? 'pass-through' : common.blend;
      const group = { ...common, ...this.#effects(layer, name), layers, open: layer.opened ?? true };
      return { ...group, kind: 'group', blend };
    }
    if (layer.adjustment) {
      if (layer.effects) this.#notes.add('effects-dropped', name);
      const theirs = this.mode === 'grey' ? ofGrey(layer.adjustment) : layer.adjustment;
      const adjustment = fromPsdAdjustment(theirs);
      const difference = differenceOf(theirs);
      if (adjustment && difference) this.#notes.add(difference, name);
      if (adjustment) return { ...common, kind: 'adjustment', adjustment };
      this.#notes.add('adjustment-dropped', name);
      return null;
    }
    const origin = layer.text ? await this.#text(layer.text, name) : null;
    if (!origin && (layer.text || layer.placedLayer || layer.vectorFill))
      this.#notes.add('layer-rasterised', name);
    const pixels = await this.#pixelsOf(layer, name);
    return { ...common, ...this.#effects(layer, name), kind: 'raster', origin, pixels };
  }

  /** What a text says; its pixels stay as they were stored. */
  async #text(theirs: LayerTextData, name: string): Promise<Origin | null> {
    const read = fromPsdText(theirs, await installedFonts());
    if (read && !read.whole) this.#notes.add('text-simplified', name);
    return read && { kind: 'text', text: read.text, drawnElsewhere: true };
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

  async #pixelsOf(layer: PsdLayer, name: string): Promise<StoredRaster> {
    const stored = this.#attemptLayer(name, () => layerPixels(layer));
    if (stored) return this.#cut(stored, 4, 0);
    const painted = isFill(layer) ? await this.#paint(layer, name) : null;
    return painted ? this.#cut(painted, 4, 0) : { channels: 4, outside: 0, x: 0, y: 0, tiles: {} };
  }

  /** What a fill or shape layer shows, without its outline, which is told. */
  async #paint({ vectorFill, vectorMask, vectorStroke }: PsdLayer, name: string): Promise<Placed | null> {
    if (vectorStroke?.strokeEnabled) this.#notes.add('fill-dropped', name);
    if (!vectorFill || vectorStroke?.fillEnabled === false) return null;
    const path = vectorMask && !vectorMask.disable ? vectorMask : null;
    const rect = path ? boundsOf(path, this.#canvas) : this.#canvas;
    if (rect.width === 0 || rect.height === 0) return null;
    const data = fillOf(vectorFill, rect);
    if (!data) {
      this.#notes.add('fill-dropped', name);
      return null;
    }
    const cover = path && (await coverOf(path, rect));
    if (cover) {
      for (const [at, value] of cover.entries())
        data[at * 4 + 3] = Math.round(((data[at * 4 + 3] ?? 0) * value) / 255);
    }
    return { ...rect, data };
  }

  get #canvas(): Rect {
    return { x: 0, y: 0, width: this.psd.width, height: this.psd.height };
  }

  /** A layer's mask, with what its vector mask leaves of it. */
  async #mask(layer: PsdLayer, name: string): Promise<Mask<StoredRaster> | null> {
    const { mask, vectorMask } = layer;
    const weakened = [mask?.userMaskDensity, mask?.vectorMaskDensity].some((density = 1) => density < 1);
    const feathered = [mask?.userMaskFeather, mask?.vectorMaskFeather].some((feather = 0) => feather > 0);
    if (weakened || feathered) this.#notes.add('mask-density-dropped', name);
    const outside = (mask?.defaultColor ?? 255) > 127 ? 255 : 0;
    const enabled = !mask?.disabled;
    const stored = mask ? this.#attemptLayer(name, () => maskPixels(layer, 'mask')) : null;
    // What Photoshop drew of the path itself, both masks in one, is as good as the path.
    const drawn = mask?.fromVectorData === true && stored !== null;
    if (vectorMask && !vectorMask.disable && !layer.vectorFill && !drawn) {
      this.#notes.add('vector-mask-rasterised', name);
      return { enabled: true, pixels: await this.#cutOut(vectorMask, enabled ? stored : null, outside) };
    }
    if (!mask) return null;
    if (!stored) return { enabled, pixels: { channels: 1, outside, x: 0, y: 0, tiles: {} } };
    return { enabled, pixels: await this.#cut(stored, 1, outside) };
  }

  /** A vector mask as pixels, times the mask that a person painted. */
  async #cutOut(path: LayerVectorMask, painted: Placed | null, outside: 0 | 255): Promise<StoredRaster> {
    const rect = boundsOf(path, this.#canvas);
    const data = await coverOf(path, rect);
    if (painted) {
      for (let at = 0; at < data.length; at += 1) {
        const x = rect.x + (at % rect.width) - painted.x;
        const y = rect.y + Math.floor(at / rect.width) - painted.y;
        const within = x >= 0 && y >= 0 && x < painted.width && y < painted.height;
        const value = within ? (painted.data[y * painted.width + x] ?? 0) : outside;
        data[at] = Math.round(((data[at] ?? 0) * value) / 255);
      }
    }
    const all = rect.width === this.psd.width && rect.height === this.psd.height && path.invert === true;
    return this.#cut({ ...rect, data }, 1, all ? outside : 0);
  }

  /** The background of an artboard, where it has one. */
  async #artboard({ rect, color, backgroundType }: Artboard): Promise<Layer<StoredRaster>[]> {
    const none = { r: 255, g: 255, b: 255 };
    const own = color && 'r' in color ? color : none;
    const paint = backgroundType === 1 ? none : backgroundType === 2 ? { r: 0, g: 0, b: 0 } : own;
    const place = this.#within(rect);
    if (backgroundType === 3 || !place) return [];
    const { r, g, b } = paint;
    const data = Buffer.alloc(place.width * place.height * 4, Uint8Array.of(r, g, b, 255));
    return [backgroundLayer(await this.#cut({ ...place, data }, 4, 0))];
  }

  /** The mask of an artboard, beyond which nothing of it shows; null where it has the whole document. */
  async #frame(rect: Artboard['rect']): Promise<Mask<StoredRaster> | null> {
    const place = this.#within(rect);
    const { width, height } = this.psd;
    if (!place || (place.width === width && place.height === height)) return null;
    const data = new Uint8Array(place.width * place.height).fill(255);
    return { enabled: true, pixels: await this.#cut({ ...place, data }, 1, 0) };
  }

  #within({ left, top, right, bottom }: Artboard['rect']): Rect | null {
    const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
    const width = Math.min(this.psd.width, Math.round(right)) - x;
    const height = Math.min(this.psd.height, Math.round(bottom)) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : null;
  }

  #cut({ x, y, width, height, data }: Placed, channels: 1 | 4, outside: 0 | 255): Promise<StoredRaster> {
    this.#done += width * height;
    this.onDecoded(this.#done);
    return cut(this.stores.tiles, data, { x, y, width, height }, channels, outside);
  }

  /** Null for pixels that can't be read; the other layers may be good. */
  #attemptLayer<T>(name: string, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      this.#notes.add('layer-unreadable', name);
      return null;
    }
  }

  async #background({ pixels: { width, height, data } }: Picture): Promise<Layer<StoredRaster>> {
    const rect = { x: 0, y: 0, width, height };
    return backgroundLayer(await cut(this.stores.tiles, data as Uint8Array, rect, 4, 0));
  }

  /** The picture as its writer showed it, with the metadata. */
  #withMetadata(pixels: Merged['pixels']): Picture {
    const { width, height } = pixels;
    const resources = readResources(this.bytes);
    const icc = resources.get(RESOURCE.icc);
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
        ...(usable && { icc }),
        ...(exif && { exif }),
        ...(xmp && { xmp }),
        ...(resolution && { dpi: resolution.horizontalResolution * perInch }),
      },
    };
  }
}

function backgroundLayer(pixels: StoredRaster): Layer<StoredRaster> {
  const plain = { visible: true, locked: false, opacity: 1, blend: 'normal', clipped: false } as const;
  return { ...plain, id: newLayerId(), name: 'Background', kind: 'raster', mask: null, origin: null, pixels };
}
