import { luminance, luminanceOnly, matchColours } from '../../../image/colour.ts';
import type { Planes } from '../../../image/pixels.ts';
import type { RestyleParameters } from './definition.ts';

type KeepColours = RestyleParameters['keepColours'];

/** How the photo's colours are kept (Gatys et al. 2016b, Preserving Color in Neural Artistic Style Transfer). */
export interface ColourPlan {
  /** The photo, and each painting, as the descent sees them. */
  readonly photo: Planes;
  readonly painting: (painting: Planes) => Planes;
  /** A picture to start from, as the descent sees it: an earlier result may be one. */
  readonly start: (picture: Planes) => Planes;
  /** The descent's result with the colours it is to have; `photo` has its size. */
  readonly result: (result: Planes, photo: Planes) => Planes;
}

export function planColours(keep: KeepColours, photo: Planes): ColourPlan {
  switch (keep) {
    case 'off':
      return { photo, painting: same, start: same, result: same };
    case 'histogram':
      return { photo, painting: (painting) => matchColours(painting, photo), start: same, result: same };
    case 'luminance': {
      const greyPhoto = grey(photo);
      // §3.2: the painting's luminance takes the photo's mean and deviation first.
      return {
        photo: greyPhoto,
        painting: (painting) => matchColours(grey(painting), greyPhoto),
        start: grey,
        result: luminanceOnly,
      };
    }
  }
}

function same(picture: Planes): Planes {
  return picture;
}

function grey(picture: Planes): Planes {
  const y = luminance(picture);
  const data = new Float32Array(3 * y.length);
  for (let plane = 0; plane < 3; plane += 1) data.set(y, plane * y.length);
  return { width: picture.width, height: picture.height, data };
}
