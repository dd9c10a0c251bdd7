import * as z from 'zod';
import { Profile } from '../../../preload/colour/profile.ts';
import { layersOfPixels } from '../../../preload/contract/document.ts';
import { limits } from '../../../preload/contract/limits.ts';
import { Hash } from '../../../preload/contract/picture.ts';

export const MIMETYPE = 'image/openraster';
export const MIMETYPE_FILE = 'mimetype';
export const STACK_FILE = 'stack.xml';
export const MERGED_FILE = 'mergedimage.png';
export const THUMBNAIL_FILE = 'Thumbnails/thumbnail.png';
/** What OpenRaster has no words for, in files that others ignore. */
export const EXTRA_FILE = 'pentimento/document.json';

/** Bytes of a list of layers: some hundred a layer, long names included; ours also holds recipes. */
export const largestText = 16e6;

/** Pictures that recipes work on are in the archive up to this many pixels, all together. */
export const mostInputPixels = 150e6;

/** Pixels in the archive: a PNG and where it lies; no file where there is nothing but `outside`. */
export const FileRaster = z
  .object({
    channels: z.union([z.literal(4), z.literal(1)]),
    outside: z.union([z.literal(0), z.literal(255)]),
    x: z.number().int(),
    y: z.number().int(),
    file: z.string().max(200).nullable(),
  })
  .readonly();
export type FileRaster = z.infer<typeof FileRaster>;

/**
 * The document as Pentimento knows it. `stack` and `files` are checksums of stack.xml and of the layers' PNGs:
 * where another program changed one, that program's word counts, and ours for that layer is dropped.
 */
export const Extra = z.object({
  version: z.literal(1),
  stack: Hash,
  files: z.record(z.string(), Hash),
  /** The PNG in data/ that others show for a raster layer, by the layer's id. */
  shown: z.record(z.string(), z.string()),
  layers: z.array(layersOfPixels(FileRaster)).max(limits.layers),
  selected: z.array(z.string()),
  selection: FileRaster.nullable(),
  savedSelections: z.array(z.object({ name: z.string(), pixels: FileRaster })),
  guides: z.array(z.object({ direction: z.enum(['vertical', 'horizontal']), at: z.number() })),
  /** The document's; files of earlier versions have it in their merged picture alone. */
  profile: Profile.optional(),
  /** Files of the pictures that recipes work on, by hash. */
  inputs: z.record(Hash, z.string()),
});
export type Extra = z.infer<typeof Extra>;
