import type { LayeredDocument } from '../../preload/contract/document.ts';
import { excessOf, limits, mostLayerPixels, type Limit } from '../../preload/contract/limits.ts';
import { explain } from '../errors/explain.ts';
import type { UserError } from '../errors/user-error.ts';
import { checkSize, mostOfPicture } from '../image/within-limits.ts';

type Counted = Exclude<Limit, 'side' | 'pixels'>;

/**
 * @param name of the file that holds the document; null for the picture in hand.
 * @throws UserError image-too-large, naming the limit that it passes.
 */
export function checkDocument(name: string | null, document: LayeredDocument<unknown>): void {
  checkSize(name, document);
  const excess = excessOf(document);
  if (excess && excess !== 'side' && excess !== 'pixels') throw tooMany(name, excess);
}

export function tooMany(name: string | null, limit: Counted): UserError {
  const most = limits[limit];
  if (name === null) return explain(`image-too-large.own-${limit}`, { most });
  return explain(`image-too-large.${limit}`, { name, most });
}

/** Counts the pixels of all layers, masks and selections, each time one is named, before any is made room for. */
export class PixelCount {
  #pixels = 0;

  /**
   * @param name of the file that holds them; null for the picture in hand.
   * @param depth bits of a channel while it is decoded: deeper pixels take as much room as several.
   */
  constructor(
    private readonly name: string | null,
    private readonly depth = 8,
  ) {}

  /** @throws UserError image-too-large */
  add({ width, height }: { readonly width: number; readonly height: number }): void {
    if ((width * height * this.depth) / 8 > limits.pixels) {
      if (this.name === null)
        throw explain('image-too-large.own-layer-size', { width, height, ...mostOfPicture });
      if (this.depth > 8)
        throw explain('image-too-large.deep-layer', { name: this.name, width, height, depth: this.depth });
      throw layerTooLarge(this.name, { width, height });
    }
    this.#pixels += width * height;
    if (this.#pixels <= mostLayerPixels) return;
    const megapixels = Math.floor(mostLayerPixels / 1e6);
    if (this.name === null) throw explain('image-too-large.own-layer-pixels', { megapixels });
    throw explain('image-too-large.layer-pixels', { name: this.name, megapixels });
  }

  get pixels(): number {
    return this.#pixels;
  }
}

/** @param name of the file that holds the layer. */
export function layerTooLarge(
  name: string,
  { width, height }: { readonly width: number; readonly height: number },
): UserError {
  return explain('image-too-large.layer-size', { name, width, height, ...mostOfPicture });
}
