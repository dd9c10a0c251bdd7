import type { Picture, PictureLayer } from '../picture/document.ts';
import { shrink } from '../pixels/layers/shrink.ts';
import { rasterFrom } from '../pixels/raster.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Rect } from '../pixels/rect.ts';
import { compute } from '../pixels/work.ts';
import type { Work } from '../pixels/work.ts';
import { compositions, flatten } from './flatten.ts';
import { fitted, shrunk } from './thumbnails.ts';

interface Coarse {
  /** Straight RGBA. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

type Shrink = (raster: Raster, part: Rect, width: number, height: number) => Uint8ClampedArray<ArrayBuffer>;

/** What a picture shows, small: its layers are made small first and then composited, so it costs little. */
export function coarsePicture(picture: Picture, side: number): Coarse {
  const small = smaller(picture, fitted(picture.width, picture.height, side), shrunk);
  const { layers, rect, scale } = small;
  return { data: flatten(layers, rect, rect, scale), width: rect.width, height: rect.height };
}

/**
 * The same from single pixels, each as it is: what a histogram counts. Nothing of it is remembered, so it is
 * right for a stroke that still writes into its tiles.
 */
export function* sampledPicture(picture: Picture, side: number): Work<Coarse> {
  const longest = Math.min(side, Math.max(picture.width, picture.height));
  const small = smaller(
    picture,
    fitted(picture.width, picture.height, longest),
    (raster, part, width, height) => shrink(raster, part, width, height, 1),
  );
  const { width, height } = small.rect;
  const [data = new Uint8ClampedArray(4 * width * height)] = yield* compute(
    compositions,
    [{ ...small, bounds: small.rect }],
    () => width * height,
  );
  return { data, width, height };
}

/** A picture with its layers made small. */
function smaller(
  picture: Picture,
  size: { width: number; height: number },
  small: Shrink,
): { readonly layers: readonly PictureLayer[]; readonly rect: Rect; readonly scale: number } {
  const part = { x: 0, y: 0, width: picture.width, height: picture.height };
  const rect = { x: 0, y: 0, ...size };
  const raster = (from: Raster): Raster =>
    rasterFrom(small(from, part, size.width, size.height), rect, from.channels, from.outside);
  const layer = (from: PictureLayer): PictureLayer => {
    const mask = from.mask && { ...from.mask, pixels: raster(from.mask.pixels) };
    if (from.kind === 'raster') return { ...from, mask, pixels: raster(from.pixels) };
    if (from.kind === 'group') return { ...from, mask, layers: shown(from.layers) };
    return { ...from, mask };
  };
  const shown = (layers: readonly PictureLayer[]) => layers.filter(({ visible }) => visible).map(layer);
  return { layers: shown(picture.layers), rect, scale: size.width / picture.width };
}
