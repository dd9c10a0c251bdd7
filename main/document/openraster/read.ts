import { createHash } from 'node:crypto';
import type { Layer, RasterLayer, StoredDocument, StoredRaster } from '../../../preload/contract/document.ts';
import type { DocumentNote } from '../../../preload/contract/files.ts';
import { decodePictureBytes, type Picture } from '../../image/decode.ts';
import { checkSize } from '../../image/within-limits.ts';
import { cut } from '../cut.ts';
import { newLayerId, uniqueIds } from '../ids.ts';
import { PixelCount } from '../within-limits.ts';
import { damaged, openArchive, type Archive } from './archive.ts';
import {
  Extra,
  EXTRA_FILE,
  MERGED_FILE,
  MIMETYPE,
  MIMETYPE_FILE,
  STACK_FILE,
  type FileRaster,
} from './format.ts';
import { blendOf } from './modes.ts';
import { decodeBlock } from './png.ts';
import { parseStack, type Stack, type StackNode } from './stack.ts';
import type { Stores } from './write.ts';

/** A list of layers is some hundred bytes a layer; ours also holds recipes. */
const LARGEST_TEXT = 64e6;

export interface ReadDocument {
  readonly document: StoredDocument;
  /** The picture as its writer showed it, with the metadata. */
  readonly merged: Picture | null;
  readonly notes: DocumentNote[];
}

/** Whether these are the first bytes of an OpenRaster file: a zip whose first entry is its mimetype, stored. */
export function isOpenRaster(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 128));
  return text.startsWith('PK\x03\x04') && text.includes(`${MIMETYPE_FILE}${MIMETYPE}`);
}

/**
 * Reads an OpenRaster file of any program; its tiles go into the store.
 * @throws UserError truncated-image, unsafe-file or image-too-large; the message names the file.
 */
export async function readOpenRaster(
  source: Uint8Array | { readonly path: string },
  name: string,
  stores: Stores,
): Promise<ReadDocument> {
  const archive = await openArchive(source, name);
  try {
    return await new Reader(archive, name, stores).read();
  } finally {
    archive.close();
  }
}

class Reader {
  readonly #notes = new Map<DocumentNote['code'], Set<string>>();
  readonly #count: PixelCount;

  constructor(
    private readonly archive: Archive,
    private readonly name: string,
    private readonly stores: Stores,
  ) {
    this.#count = new PixelCount(name);
  }

  async read(): Promise<ReadDocument> {
    const xml = await this.archive.read(STACK_FILE, LARGEST_TEXT);
    if (!xml) throw damaged(this.name, new Error('no stack.xml'));
    const stack = parseStack(new TextDecoder().decode(xml), this.name);
    this.#checkSize(stack);
    const extra = await this.#extra();
    const ours = extra?.stack === sha256(xml) ? extra : null;
    if (extra && !ours) this.#note('changed-elsewhere');
    const document = ours ? await this.#whole(ours, stack) : await this.#foreign(stack, extra);
    if (ours) await this.#inputs(ours);
    const notes = [...this.#notes].map(([code, layers]) => ({ code, layers: [...layers] }));
    return { document: uniqueIds(document), merged: await this.#merged(), notes };
  }

  #checkSize({ width, height }: Stack): void {
    if (width < 1 || height < 1) throw damaged(this.name);
    checkSize(this.name, { width, height });
  }

  /** What Pentimento wrote beside, if it did and it can be read. */
  async #extra(): Promise<Extra | null> {
    const bytes = await this.archive.read(EXTRA_FILE, LARGEST_TEXT);
    if (!bytes) return null;
    try {
      return Extra.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      this.#note('damaged-extra');
      return null;
    }
  }

  /** The document as it was saved here; only layers whose PNG was changed since are taken from that PNG. */
  async #whole(extra: Extra, { width, height, root }: Stack): Promise<StoredDocument> {
    const places = new Map(leaves(root).map((node) => [node.attributes.src, node]));
    const layers = await this.#ourLayers(extra.layers, extra, places);
    const savedSelections: StoredDocument['savedSelections'] = [];
    for (const { name, pixels } of extra.savedSelections) {
      savedSelections.push({ name, pixels: await this.#raster(pixels, 1) });
    }
    return {
      ...{ width, height, layers, savedSelections },
      selected: extra.selected,
      selection: extra.selection && (await this.#raster(extra.selection, 1)),
      guides: extra.guides,
    };
  }

  async #ourLayers(
    layers: readonly Layer<FileRaster>[],
    extra: Extra,
    places: ReadonlyMap<string | undefined, StackNode>,
  ): Promise<Layer<StoredRaster>[]> {
    const read: Layer<StoredRaster>[] = [];
    for (const layer of layers) {
      const mask = layer.mask && { ...layer.mask, pixels: await this.#raster(layer.mask.pixels, 1) };
      if (layer.kind === 'adjustment') read.push({ ...layer, mask });
      else if (layer.kind === 'group') {
        read.push({ ...layer, mask, layers: await this.#ourLayers(layer.layers, extra, places) });
      } else read.push(await this.#ourLayer({ ...layer, mask }, layer.pixels, extra, places));
    }
    return read;
  }

  async #ourLayer(
    layer: Omit<RasterLayer<StoredRaster>, 'pixels'>,
    pixels: FileRaster,
    extra: Extra,
    places: ReadonlyMap<string | undefined, StackNode>,
  ): Promise<RasterLayer<StoredRaster>> {
    const src = extra.shown[layer.id];
    const node = places.get(src);
    if (src === undefined || !node || (await this.#unchanged(extra, src))) {
      return { ...layer, pixels: await this.#raster(pixels, 4) };
    }
    this.#note('changed-elsewhere', layer.name);
    return { ...layer, origin: null, mask: null, pixels: await this.#png(src, node, layer.name) };
  }

  async #unchanged(extra: Extra, file: string): Promise<boolean> {
    const bytes = await this.archive.read(file);
    return bytes !== null && sha256(bytes) === extra.files[file];
  }

  /** A document as stack.xml tells it, with what we know of the layers whose PNGs are still ours. */
  async #foreign({ width, height, root }: Stack, extra: Extra | null): Promise<StoredDocument> {
    const known = new Map<string, { readonly layer: RasterLayer<FileRaster>; readonly src: string }>();
    for (const layer of extra ? rasterLayers(extra.layers) : []) {
      const src = extra?.shown[layer.id];
      if (extra && src !== undefined && (await this.#unchanged(extra, src))) known.set(src, { layer, src });
    }
    const selected: string[] = [];
    const layers = await this.#nodes(root.children, known, selected);
    return { width, height, layers, selected, selection: null, savedSelections: [], guides: [] };
  }

  async #nodes(
    nodes: readonly StackNode[],
    known: ReadonlyMap<string, { readonly layer: RasterLayer<FileRaster> }>,
    selected: string[],
  ): Promise<Layer<StoredRaster>[]> {
    const layers: Layer<StoredRaster>[] = [];
    for (const node of nodes) {
      const common = this.#common(node);
      if (node.attributes.selected === 'true') selected.push(common.id);
      if (node.kind === 'stack') {
        const inside = await this.#nodes(node.children, known, selected);
        layers.push({ ...common, kind: 'group', layers: inside, open: true, mask: null });
        continue;
      }
      const { src } = node.attributes;
      if (src === undefined) throw damaged(this.name, new Error('a layer without a picture'));
      const ours = known.get(src)?.layer;
      if (
        Number(node.attributes.x ?? 0) === ours?.pixels.x &&
        Number(node.attributes.y ?? 0) === ours.pixels.y
      ) {
        const mask = ours.mask && { ...ours.mask, pixels: await this.#raster(ours.mask.pixels, 1) };
        const { clipped, origin, id } = ours;
        layers.push({
          ...common,
          id,
          clipped,
          origin,
          mask,
          kind: 'raster',
          pixels: await this.#raster(ours.pixels, 4),
        });
        continue;
      }
      layers.push({
        ...common,
        kind: 'raster',
        mask: null,
        origin: null,
        pixels: await this.#png(src, node, common.name),
      });
    }
    // Top first there, bottom first here.
    return layers.reverse();
  }

  #common({ attributes, kind }: StackNode) {
    const name = (attributes.name ?? (kind === 'stack' ? 'Group' : 'Layer')).slice(0, 1000);
    const blend = blendOf(attributes['composite-op']);
    if (blend === null) this.#note('blend-replaced', name);
    const opacity = Number(attributes.opacity ?? 1);
    return {
      id: newLayerId(),
      name,
      visible: attributes.visibility !== 'hidden',
      locked: attributes['edit-locked'] === 'true',
      opacity: Number.isFinite(opacity) ? Math.min(1, Math.max(0, opacity)) : 1,
      blend: blend ?? ('normal' as const),
      clipped: false,
    };
  }

  /** A layer's own PNG, at the place that stack.xml gives it. */
  async #png(src: string, { attributes }: StackNode, layer: string): Promise<StoredRaster> {
    const [x, y] = [Number(attributes.x ?? 0), Number(attributes.y ?? 0)];
    if (!isPlace(x) || !isPlace(y)) throw damaged(this.name, new Error('a layer nowhere'));
    return this.#raster({ channels: 4, outside: 0, x, y, file: src }, 4, layer);
  }

  async #raster(raster: FileRaster, channels: 1 | 4, layer?: string): Promise<StoredRaster> {
    const { outside, x, y, file } = raster;
    if (raster.channels !== channels || !isPlace(x) || !isPlace(y)) throw damaged(this.name);
    if (file === null) return { channels, outside, x, y, tiles: {} };
    const png = await this.archive.read(file);
    if (!png) throw damaged(this.name, new Error(`${file} is missing`));
    const block = await decodeBlock(png, channels, this.name);
    this.#count.add(block);
    if (block.deep && layer !== undefined) this.#note('depth-reduced', layer);
    return cut(this.stores.tiles, block.data, { ...block, x, y }, channels, outside);
  }

  /** Pictures that recipes work on, back under their hashes; what isn't what its name says is of no use. */
  async #inputs(extra: Extra): Promise<void> {
    for (const file of Object.values(extra.inputs)) {
      const png = await this.archive.read(file);
      if (!png) continue;
      const picture = await decodePictureBytes(png, this.name).catch(() => null);
      if (picture) await this.stores.pixels.putPixels(picture.pixels);
    }
  }

  async #merged(): Promise<Picture | null> {
    const png = await this.archive.read(MERGED_FILE);
    return png && decodePictureBytes(png, this.name).catch(() => null);
  }

  #note(code: DocumentNote['code'], layer?: string): void {
    const layers = this.#notes.get(code) ?? new Set();
    if (layer !== undefined) layers.add(layer);
    this.#notes.set(code, layers);
  }
}

/** Where a layer may lie: farther out its tiles could not be named. */
function isPlace(at: number): boolean {
  return Number.isInteger(at) && Math.abs(at) <= 1_000_000;
}

function leaves(node: StackNode): StackNode[] {
  return node.kind === 'layer' ? [node] : node.children.flatMap(leaves);
}

function rasterLayers(layers: readonly Layer<FileRaster>[]): RasterLayer<FileRaster>[] {
  return layers.flatMap((layer) =>
    layer.kind === 'group' ? rasterLayers(layer.layers) : layer.kind === 'raster' ? [layer] : [],
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
