import type { Profile } from '../../preload/colour/profile.ts';
import type {
  AdjustmentLayer,
  GroupOf,
  LayerOf,
  Mask,
  PictureOf,
  RasterLayer,
} from '../../preload/contract/document.ts';
import type { FileVersion, OpenedPicture } from '../../preload/contract/index.ts';
import { rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { History } from './history.ts';

/** A picture in layers with its pixels in memory; see `preload/document.ts`. */
export type Picture = PictureOf<Raster>;
export type PictureLayer = LayerOf<Raster>;
export type PixelLayer = RasterLayer<Raster>;
export type Group = GroupOf<Raster>;
export type Adjusting = AdjustmentLayer<Raster>;
export type LayerMask = Mask<Raster>;

/** How a person holds a document's layers. It is no part of the picture: a click on a layer changes nothing of that. */
export interface Hand {
  /** Ids of the layers in hand, the one that tools work on last. */
  readonly selected: readonly string[];
  /** Ids of the groups whose layers the list hides. */
  readonly folded: ReadonlySet<string>;
}

/** A picture that is open: a tab. */
export interface OpenDocument extends Hand {
  readonly id: string;
  readonly name: string;
  /** The file it began as: its metadata goes into what is saved. Null for one that was made here. */
  readonly photo: OpenedPicture | null;
  /** The raster that holds the photo's own pixels: while it alone is shown, what is exported is the photo's full depth. */
  readonly photoRaster: Raster | null;
  /** Where saving goes without asking: what main knows the file by. */
  readonly file: string | null;
  /** What that file held when it was last opened or saved: if it holds something else, saving asks. */
  readonly version: FileVersion | null;
  /** The file that this tab stands for, a photo's included: opening it again comes here. */
  readonly source: string | null;
  /** As it was when it was last saved or opened; anything else has unsaved changes. */
  readonly saved: Picture | null;
  readonly history: History;
  /** Whether tools work on the pixels of the layer in hand or on its mask. */
  readonly target: 'pixels' | 'mask';
  /** Whether the canvas follows the running job; working on the picture stops that. */
  readonly following: boolean;
}

export const noMask = { mask: null, clipped: false, visible: true, locked: false } as const;

export function newId(): string {
  return crypto.randomUUID();
}

export function rasterLayer(name: string, pixels: Raster, rest: Partial<PixelLayer> = {}): PixelLayer {
  return {
    kind: 'raster',
    id: newId(),
    name,
    ...noMask,
    opacity: 1,
    blend: 'normal',
    pixels,
    origin: null,
    ...rest,
  };
}

/** A document of one layer, as a photo opens; its numbers are sRGB's where no profile is given. */
export function pictureOf(
  width: number,
  height: number,
  layers: readonly PictureLayer[],
  profile?: Profile,
): Picture {
  return {
    width,
    height,
    profile,
    layers,
    selection: null,
    savedSelections: [],
    guides: [],
  };
}

/** The raster of a whole picture's RGBA bytes. */
export function photoRaster(data: Uint8ClampedArray | Uint8Array, width: number, height: number): Raster {
  return rasterFrom(data, { x: 0, y: 0, width, height }, 4);
}

export function presentOf(document: OpenDocument): Picture {
  return document.history.present.picture;
}

export function isModified(document: OpenDocument): boolean {
  return presentOf(document) !== document.saved;
}
