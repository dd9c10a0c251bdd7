import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rgbIccFor } from '../../../preload/colour/profile.ts';
import {
  tileSide,
  type Layer,
  type Mask,
  type RasterLayer,
  type StoredRaster,
} from '../../../preload/contract/document.ts';
import type { Effects } from '../../../preload/contract/effects.ts';
import { limits } from '../../../preload/contract/limits.ts';
import type { Rect } from '../../../preload/contract/rect.ts';
import { explain } from '../../errors/explain.ts';
import { installedFonts } from '../../fonts/installed.ts';
import { toDepth8 } from '../../image/pack.ts';
import { contentRect } from '../bounds.ts';
import type { Stores, Writing } from '../openraster/write.ts';
import { checkDocument } from '../within-limits.ts';
import { toPsdAdjustment } from './adjustments.ts';
import {
  writePsdUint8Array,
  type Layer as PsdLayer,
  type LayerMaskData,
  type PixelData,
  type Psd,
} from './ag-psd.ts';
import { toPsdEffects } from './effects.ts';
import { withPlainMerged } from './merged.ts';
import { psdBlend } from './modes.ts';
import { RESOURCE, withResources } from './resources.ts';
import { toPsdText } from './text.ts';

/** Bytes of pixels beyond which a PSD could pass the 2 GB that the format can state. */
const MOST_BYTES = 1.9e9;

/**
 * A PSD file in parts: layers, groups, masks, modes, clipping, and adjustments where Photoshop has a kin.
 * What isn't kept is what `documentLosses` lists.
 * @throws UserError image-too-large
 */
export async function writePsd(
  { document, merged, metadata }: Writing,
  stores: Stores,
): Promise<Uint8Array[]> {
  checkDocument(null, document);
  const layers = await new Layers(stores).all(document.layers);
  const { width, height, data } = toDepth8(await stores.pixels.pixels(merged));
  const dpi = metadata?.dpi;
  const psd: Psd = {
    width: document.width,
    height: document.height,
    imageData: { width, height, data },
    children: layers,
    imageResources: {
      gridAndGuidesInformation: {
        guides: document.guides.map(({ direction, at }) => ({ direction, location: at })),
      },
      ...(dpi !== undefined && {
        resolutionInfo: {
          horizontalResolution: dpi,
          horizontalResolutionUnit: 'PPI',
          widthUnit: 'Inches',
          verticalResolution: dpi,
          verticalResolutionUnit: 'PPI',
          heightUnit: 'Inches',
        },
      }),
    },
  };
  const written = writePsdUint8Array(psd, { noBackground: true });
  const file = width < 3 ? withPlainMerged(written, data) : written;
  const { icc, exif, xmp } = metadata ?? {};
  return withResources(file, [
    ...(icc ? [{ id: RESOURCE.icc, data: rgbIccFor(icc) }] : []),
    ...(exif ? [{ id: RESOURCE.exif, data: exif }] : []),
    ...(xmp ? [{ id: RESOURCE.xmp, data: xmp }] : []),
  ]);
}

class Layers {
  #bytes = 0;

  constructor(private readonly stores: Stores) {}

  async all(layers: readonly Layer<StoredRaster>[]): Promise<PsdLayer[]> {
    const written: PsdLayer[] = [];
    for (const layer of layers) {
      const one = await this.#one(layer);
      if (one) written.push(one);
    }
    return written;
  }

  async #one(layer: Layer<StoredRaster>): Promise<PsdLayer | null> {
    const common: PsdLayer = {
      name: layer.name,
      hidden: !layer.visible,
      opacity: layer.opacity,
      blendMode: psdBlend(layer.blend),
      clipping: layer.clipped,
      protected: { transparency: layer.locked, composite: layer.locked, position: layer.locked },
      ...(layer.mask && { mask: await this.#mask(layer.mask) }),
    };
    switch (layer.kind) {
      case 'adjustment': {
        const adjustment = toPsdAdjustment(layer.adjustment);
        return adjustment && { ...common, adjustment };
      }
      case 'group':
        return { ...common, ...effectsOf(layer), opened: layer.open, children: await this.all(layer.layers) };
      case 'raster': {
        const pixels = await this.#pixels(layer.pixels);
        const styled = { ...common, ...effectsOf(layer), ...(await textOf(layer)) };
        return pixels ? { ...styled, ...edges(pixels.rect), imageData: pixels.data } : styled;
      }
    }
  }

  async #mask({ pixels, enabled }: Mask<StoredRaster>): Promise<LayerMaskData> {
    const content = await this.#pixels(pixels);
    return {
      ...edges(content?.rect ?? { x: 0, y: 0, width: 0, height: 0 }),
      defaultColor: pixels.outside,
      disabled: !enabled,
      ...(content && { imageData: content.data }),
    };
  }

  async #pixels(raster: StoredRaster): Promise<{ readonly rect: Rect; readonly data: PixelData } | null> {
    const rect = await contentRect(this.stores.tiles, raster);
    if (!rect) return null;
    this.#bytes += rect.width * rect.height * raster.channels;
    if (this.#bytes > MOST_BYTES || Math.max(rect.width, rect.height) > limits.side) {
      throw explain('image-too-large.psd');
    }
    return { rect, data: new LazyPixels(this.stores.tiles.folder, raster, rect) };
  }
}

/**
 * RGBA of a layer that is read when it is asked for, so that only one layer at a time is in memory. The writer
 * can't wait, so this reads at once; the process has nothing else to do.
 */
class LazyPixels implements PixelData {
  readonly width: number;
  readonly height: number;

  constructor(
    private readonly folder: string,
    private readonly raster: StoredRaster,
    private readonly rect: Rect,
  ) {
    this.width = rect.width;
    this.height = rect.height;
  }

  get data(): Uint8Array {
    const { raster, rect } = this;
    const { channels, outside } = raster;
    const out = new Uint8Array(rect.width * rect.height * 4);
    if (channels === 1) out.fill(outside);
    for (const [key, hash] of Object.entries(raster.tiles)) {
      const [column = 0, row = 0] = key.split(',').map(Number);
      const left = raster.x + column * tileSide - rect.x;
      const top = raster.y + row * tileSide - rect.y;
      const tile = readFileSync(join(this.folder, hash));
      const [x0, x1] = [Math.max(0, left), Math.min(rect.width, left + tileSide)];
      for (let y = Math.max(0, top); y < Math.min(rect.height, top + tileSide); y += 1) {
        const from = (y - top) * tileSide + x0 - left;
        const to = (y * rect.width + x0) * 4;
        if (channels === 4) {
          if (x1 > x0) out.set(tile.subarray(from * 4, (from + x1 - x0) * 4), to);
        } else {
          for (let x = 0; x < x1 - x0; x += 1) out.fill(tile[from + x] ?? 0, to + x * 4, to + x * 4 + 4);
        }
      }
    }
    return out;
  }
}

function effectsOf({ effects }: { readonly effects?: Effects | undefined }): Pick<PsdLayer, 'effects'> {
  return effects ? { effects: toPsdEffects(effects) } : {};
}

async function textOf({ origin }: RasterLayer<StoredRaster>): Promise<Pick<PsdLayer, 'text'>> {
  return origin?.kind === 'text' ? { text: toPsdText(origin.text, await installedFonts()) } : {};
}

function edges({ x, y, width, height }: Rect) {
  return { left: x, top: y, right: x + width, bottom: y + height };
}
