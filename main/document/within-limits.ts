import type { LayeredDocument } from '../../preload/contract/document.ts';
import { excessOf, limits, mostLayerPixels, type Limit } from '../../preload/contract/limits.ts';
import { UserError } from '../errors/user-error.ts';
import { checkSize, tooLarge } from '../image/within-limits.ts';

const counted: Readonly<Record<Exclude<Limit, 'side' | 'pixels'>, string>> = {
  layers: 'layers and groups',
  nesting: 'groups within groups',
  selections: 'saved selections',
  guides: 'guides',
};

/**
 * @param what is to hold the document, as the sentence begins.
 * @throws UserError image-too-large, naming the limit that it passes.
 */
export function checkDocument(what: string, document: LayeredDocument<unknown>): void {
  checkSize(what, document);
  const excess = excessOf(document);
  if (excess && excess in counted) throw tooMany(what, excess as keyof typeof counted);
}

export function tooMany(what: string, limit: keyof typeof counted): UserError {
  return new UserError(
    'image-too-large',
    `${what} has more than ${limits[limit]} ${counted[limit]}, which are the most that are possible. Remove or merge some first.`,
  );
}

/** Counts the pixels of all layers, masks and selections, each time one is named, before any is made room for. */
export class PixelCount {
  #pixels = 0;

  /** @param depth bits of a channel while it is decoded: deeper pixels take as much room as several. */
  constructor(
    private readonly what: string,
    private readonly depth = 8,
  ) {}

  /** @throws UserError image-too-large */
  add(size: { readonly width: number; readonly height: number }): void {
    const pixels = size.width * size.height;
    if ((pixels * this.depth) / 8 > limits.pixels) {
      const deep = this.depth > 8 ? ` of ${this.depth} bits` : '';
      throw tooLarge(`A layer of ${this.what}`, `${size.width} × ${size.height} pixels${deep}`);
    }
    this.#pixels += pixels;
    if (this.#pixels <= mostLayerPixels) return;
    throw new UserError(
      'image-too-large',
      `${this.what} has layers of more than ${Math.floor(mostLayerPixels / 1e6)} megapixels together. Crop or merge some first.`,
    );
  }

  get pixels(): number {
    return this.#pixels;
  }
}
