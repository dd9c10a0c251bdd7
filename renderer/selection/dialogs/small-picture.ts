import { memory } from '../../base/memory.ts';
import { composite } from '../../composite/flatten.ts';
import { atLevel, Pyramid } from '../../composite/pyramid.ts';
import type { Picture } from '../../picture/document.ts';
import { documentRect } from '../../pixels/mask/tiles.ts';
import type { Size } from '../../pixels/mask/tiles.ts';

/** A picture made smaller: RGBA, straight alpha, in its own numbers. */
export interface SmallPicture extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly profile: Picture['profile'];
}

/** Bytes for reduced layers while it is made. */

/** What a picture shows, reduced by a power of two until its longer side is at most `longest`. */
export function smallPicture(picture: Picture, longest: number): SmallPicture {
  const level = Math.max(0, Math.ceil(Math.log2(Math.max(picture.width, picture.height) / longest)));
  const bounds = atLevel(documentRect(picture), level);
  const data = composite(picture.layers, bounds, {
    level,
    scale: 2 ** -level,
    bounds,
    pyramid: new Pyramid(memory.passing),
    rough: false,
  });
  return { width: bounds.width, height: bounds.height, data, profile: picture.profile };
}
