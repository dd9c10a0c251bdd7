import { isOpaque } from '../../../image/pack.ts';
import type { Pixels, Planes } from '../../../image/pixels.ts';
import { alphaOf, toPlanes } from '../../../image/planes.ts';
import { resize, resizeChannels } from '../../../image/resample.ts';
import type { Rows } from '../../runtime/rows.ts';
import { alphaRows, colourRows, planeRows } from '../pixel-rows.ts';
import type { Size } from '../tool.ts';

/** A photo at the size that it is painted at. */
export interface PhotoRows {
  /** RGB, 0…1. */
  readonly colours: Rows;
  /** Straight alpha, 0…1; null where nothing is transparent. */
  readonly alpha: Rows | null;
  /** All its colours, made anew each time that they are asked for. */
  readonly whole: () => Planes;
}

/** A photo that keeps its size is there as pixels alone: as planes a large one takes three times as much. */
export function photoAt(image: Pixels, { width, height }: Size): PhotoRows {
  const opaque = isOpaque(image);
  if (image.width === width && image.height === height)
    return {
      colours: colourRows(image),
      alpha: opaque ? null : alphaRows(image),
      whole: () => toPlanes(image),
    };
  const planes = resize(toPlanes(image), width, height);
  const alpha = () => resizeChannels(alphaOf(image), 1, image.width, image.height, width, height);
  return {
    colours: planeRows(planes),
    alpha: opaque ? null : planeRows({ width, height, data: alpha() }, 1),
    whole: () => planes,
  };
}
