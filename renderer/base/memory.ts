const mebibyte = 1024 * 1024;

/**
 * Bytes of pixels that are kept only so that they need not be made again; in each the least recently used goes
 * first. The window is to stay under 2 GB with a document of 24 megapixels in ten layers, whose pixels alone
 * are 1 GB.
 */
export const memory = {
  /** What can be undone: five changes of all of a 24-megapixel layer, or thousands of strokes. */
  history: 512 * mebibyte,
  /** What the canvas shows: at its largest a 4K screen sees 130 MB of tiles, 24 megapixels are 100 MB. */
  composites: 128 * mebibyte,
  /** Layers at reduced size: at a quarter of it, where 24 megapixels fit a window, ten of them are 63 MB. */
  reducedLayers: 96 * mebibyte,
  /** What lies below the layer in hand: 1 MB a tile, and a stroke is at home in a few dozen. */
  backdrops: 64 * mebibyte,
  /** What the original shows while the picture is compared with it: what a window sees, most often of one layer. */
  original: { composites: 48 * mebibyte, reducedLayers: 16 * mebibyte, backdrops: 0 },
  /** Decoded previews and samples: the newest stays however large it is. */
  bitmaps: 64 * mebibyte,
  /** Faces of people who are kept: a portrait is 60 KB. */
  faces: 32 * mebibyte,
  /** Results of comparing methods, on the other side's disk: a common part is a megapixel once it is enlarged. */
  compared: 256 * mebibyte,
  /** Tips of brushes as drawn: a thousand pixels across is 4 MB, a common one a hundredth of that. */
  dabs: 32 * mebibyte,
  /** Reduced layers on the way to one small picture, such as a dialog's. */
  passing: 32 * mebibyte,
} as const;

/**
 * Bytes of pixels that all open documents may come to by a result with a size of its own. The window has 1.3 GB
 * with 24 megapixels that were enlarged twice into their own document, whose pixels are 0.8 GB.
 */
export const roomForResults = 1024 * mebibyte;
