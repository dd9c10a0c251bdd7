import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';
import { rgbIccFor } from '../../../preload/colour/profile.ts';
import type {
  GroupLayer,
  Layer,
  RasterLayer,
  StoredDocument,
  StoredRaster,
} from '../../../preload/contract/document.ts';
import { inputsOf } from '../../../preload/contract/inputs-of.ts';
import type { Rect } from '../../../preload/contract/rect.ts';
import { explain } from '../../errors/explain.ts';
import { encodePicture } from '../../image/encode.ts';
import type { Accompanying } from '../../image/metadata.ts';
import { toDepth8 } from '../../image/pack.ts';
import type { PngExtras } from '../../image/png-chunks.ts';
import { resizePixels } from '../../image/resize-pixels.ts';
import type { PixelStore } from '../../store/pixelstore.ts';
import { readStored } from '../assemble.ts';
import { contentOf } from '../bounds.ts';
import { checkDocument, PixelCount } from '../within-limits.ts';
import {
  EXTRA_FILE,
  largestText,
  MERGED_FILE,
  MIMETYPE,
  MIMETYPE_FILE,
  mostInputPixels,
  STACK_FILE,
  THUMBNAIL_FILE,
  type Extra,
  type FileRaster,
} from './format.ts';
import { compositeOp } from './modes.ts';
import { encodeBlock } from './png.ts';
import { element } from './stack.ts';

export interface Stores {
  readonly pixels: PixelStore;
  readonly tiles: PixelStore;
}

export interface Writing {
  readonly document: StoredDocument;
  /** The picture as it is shown, in the pixel store. */
  readonly merged: string;
  readonly metadata: Accompanying | null;
}

/** The specification's limit for the thumbnail's sides. */
const THUMBNAIL_SIDE = 256;

/**
 * An OpenRaster file (https://www.openraster.org, 0.0.5), part by part. Everything that OpenRaster can't say
 * is in pentimento/; a masked layer's PNG in data/ shows the mask's effect, so that others see the right picture.
 */
export async function* openRaster(writing: Writing, stores: Stores): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as AsyncIterable<Uint8Array> &
    NodeJS.ReadableStream & { destroy(error: unknown): void };
  new Writer(writing, stores, zip).write().then(
    () => {
      zip.end();
    },
    (error: unknown) => {
      output.destroy(error);
    },
  );
  yield* output;
}

class Writer {
  readonly #files: Record<string, string> = {};
  readonly #shown: Record<string, string> = {};
  readonly #profile: PngExtras;
  readonly #pixelCount = new PixelCount(null);
  #count = 0;

  constructor(
    private readonly writing: Writing,
    private readonly stores: Stores,
    private readonly zip: ZipFile,
  ) {
    const { icc, dpi } = writing.metadata ?? {};
    this.#profile = { ...(icc && { icc: rgbIccFor(icc) }), ...(dpi !== undefined && { dpi }) };
  }

  async write(): Promise<void> {
    // Stored, and first, so that the kind of file can be told from its first bytes.
    this.#add(MIMETYPE_FILE, new TextEncoder().encode(MIMETYPE), false);
    const { document } = this.writing;
    checkDocument(null, document);
    const { layers, xml } = await this.#layers(document.layers);
    const stack = this.#stackFile(xml);
    this.#addText(STACK_FILE, stack);
    const extra: Extra = {
      version: 1,
      stack: sha256(stack),
      files: this.#files,
      shown: this.#shown,
      layers,
      selected: document.selected,
      selection: document.selection && (await this.#raster(document.selection, 'selection')),
      savedSelections: await this.#savedSelections(),
      guides: document.guides,
      ...(document.profile && { profile: document.profile }),
      inputs: await this.#inputs(),
    };
    this.#addText(EXTRA_FILE, new TextEncoder().encode(JSON.stringify(extra)));
    await this.#merged();
  }

  /** Layers bottom first, as ours are, and their elements top first, as OpenRaster's are. */
  async #layers(
    layers: readonly Layer<StoredRaster>[],
  ): Promise<{ readonly layers: Layer<FileRaster>[]; readonly xml: string[] }> {
    const written: Layer<FileRaster>[] = [];
    const xml: string[] = [];
    for (const layer of layers) {
      const number = String((this.#count += 1)).padStart(3, '0');
      const mask = layer.mask && {
        ...layer.mask,
        pixels: await this.#raster(layer.mask.pixels, `mask-${number}`),
      };
      if (layer.kind === 'adjustment') {
        written.push({ ...layer, mask });
      } else if (layer.kind === 'group') {
        const inside = await this.#layers(layer.layers);
        written.push({ ...layer, mask, layers: inside.layers });
        xml.push(
          element(
            'stack',
            { ...this.#attributes(layer), isolation: layer.blend === 'pass-through' ? 'auto' : 'isolate' },
            inside.xml,
          ),
        );
      } else {
        const { pixels, source } = await this.#pixels(layer, number);
        written.push({ ...layer, mask, pixels });
        xml.push(element('layer', { ...this.#attributes(layer), ...source }));
      }
    }
    return { layers: written, xml: xml.reverse() };
  }

  #attributes(layer: RasterLayer<StoredRaster> | GroupLayer<StoredRaster>) {
    return {
      name: layer.name,
      opacity: Number(layer.opacity.toFixed(6)),
      visibility: layer.visible ? 'visible' : 'hidden',
      'composite-op': compositeOp(layer.blend),
      'edit-locked': layer.locked ? 'true' : undefined,
      selected: this.writing.document.selected.includes(layer.id) ? 'true' : undefined,
    };
  }

  async #content(raster: StoredRaster) {
    const content = await contentOf(this.stores.tiles, raster);
    if (content) this.#pixelCount.add(content.rect);
    return content;
  }

  async #pixels(layer: RasterLayer<StoredRaster>, number: string) {
    const content = await this.#content(layer.pixels);
    const src = `data/layer-${number}.png`;
    this.#shown[layer.id] = src;
    if (!content) {
      // A layer without a picture is not allowed, so an empty one has one transparent pixel.
      const empty = { width: 1, height: 1, channels: 4, data: new Uint8Array(4) } as const;
      this.#addPng(src, await encodeBlock(empty));
      return { pixels: this.#place(layer.pixels, null, { x: 0, y: 0 }), source: { src, x: 0, y: 0 } };
    }
    const { rect, data } = content;
    const source = { src, x: rect.x, y: rect.y };
    if (!layer.mask?.enabled) {
      this.#addPng(src, await encodeBlock({ ...rect, channels: 4, data }, this.#profile));
      return { pixels: this.#place(layer.pixels, src, rect), source };
    }
    const file = `pentimento/pixels-${number}.png`;
    this.#addPng(file, await encodeBlock({ ...rect, channels: 4, data }, this.#profile));
    multiplyAlpha(data, await readStored(this.stores.tiles, layer.mask.pixels, rect));
    this.#addPng(src, await encodeBlock({ ...rect, channels: 4, data }, this.#profile));
    return { pixels: this.#place(layer.pixels, file, rect), source };
  }

  /** A mask or a selection as a grey PNG. */
  async #raster(raster: StoredRaster, stem: string): Promise<FileRaster> {
    const content = await this.#content(raster);
    if (!content) return this.#place(raster, null, { x: 0, y: 0 });
    const file = `pentimento/${stem}.png`;
    this.#addPng(file, await encodeBlock({ ...content.rect, channels: 1, data: content.data }));
    return this.#place(raster, file, content.rect);
  }

  #place(
    { channels, outside }: StoredRaster,
    file: string | null,
    { x, y }: Pick<Rect, 'x' | 'y'>,
  ): FileRaster {
    return { channels, outside, x, y, file };
  }

  async #savedSelections(): Promise<Extra['savedSelections']> {
    const saved: Extra['savedSelections'] = [];
    for (const [at, { name, pixels }] of this.writing.document.savedSelections.entries()) {
      saved.push({ name, pixels: await this.#raster(pixels, `saved-${at}`) });
    }
    return saved;
  }

  /** What recipes work on, so that they can be run again after the file was opened somewhere else. */
  async #inputs(): Promise<Extra['inputs']> {
    const inputs: Extra['inputs'] = {};
    let room = mostInputPixels;
    for (const hash of inputsOf(this.writing.document)) {
      const pixels = await this.stores.pixels.pixels(hash).catch(() => null);
      if (!pixels || pixels.width * pixels.height > room) continue;
      room -= pixels.width * pixels.height;
      const file = `pentimento/inputs/${hash}.png`;
      this.#add(file, await encodePicture(pixels, null, { format: 'png' }), false);
      inputs[hash] = file;
    }
    return inputs;
  }

  async #merged(): Promise<void> {
    const pixels = toDepth8(await this.stores.pixels.pixels(this.writing.merged));
    this.#add(MERGED_FILE, await encodePicture(pixels, this.writing.metadata, { format: 'png' }), false);
    const scale = Math.min(1, THUMBNAIL_SIDE / Math.max(pixels.width, pixels.height));
    const side = (length: number) => Math.max(1, Math.round(length * scale));
    const small = await resizePixels(pixels, side(pixels.width), side(pixels.height));
    this.#add(THUMBNAIL_FILE, await encodePicture(small, null, { format: 'png' }), false);
  }

  #stackFile(xml: readonly string[]): Uint8Array {
    const { width: w, height: h } = this.writing.document;
    const dpi = this.writing.metadata?.dpi;
    const resolution = dpi === undefined ? undefined : Math.round(dpi);
    const image = { version: '0.0.5', w, h, xres: resolution, yres: resolution };
    return new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n${element('image', image, [element('stack', {}, xml)])}\n`,
    );
  }

  /** A PNG that another program may change, with its checksum. */
  #addPng(name: string, bytes: Uint8Array): void {
    this.#files[name] = sha256(bytes);
    this.#add(name, bytes, false);
  }

  #addText(name: string, bytes: Uint8Array): void {
    if (bytes.length > largestText) throw explain('image-too-large.texts');
    this.#add(name, bytes, true);
  }

  #add(name: string, bytes: Uint8Array, compress: boolean): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // One time for all: equal documents are equal files.
    this.zip.addBuffer(buffer, name, { compress, mtime: new Date(1980, 0, 1), forceDosTimestamp: true });
  }
}

function multiplyAlpha(rgba: Uint8Array, mask: Uint8Array): void {
  for (let at = 3; at < rgba.length; at += 4) {
    rgba[at] = Math.round(((rgba[at] ?? 0) * (mask[at - 3] ?? 0)) / 255);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
