import { luminance, luminanceOnly, matchColours } from '../../../image/colour.ts';
import type { Planes } from '../../../image/pixels.ts';
import type { RestyleParameters } from './definition.ts';

type KeepColours = RestyleParameters['keepColours'];

/** How the photo's colours are kept (Gatys et al. 2016b, Preserving Color in Neural Artistic Style Transfer). */
export interface ColourPlan {
  /** The photo, or a part of it, as the network sees it; an earlier result to start from, too. */
  readonly seen: (picture: Planes) => Planes;
  /** A painting, as the network sees it. */
  readonly painting: (painting: Planes) => Planes;
  /** What is painted, or a part of it, with the colours it is to have; `photo` has its size. */
  readonly result: (result: Planes, photo: Planes) => Planes;
}

/** @param photo all of it, which is asked for only where its colours say what the paintings' are to be. */
export function planColours(keep: KeepColours, photo: () => Planes): ColourPlan {
  switch (keep) {
    case 'off':
      return { seen: same, painting: same, result: same };
    case 'histogram':
      return { seen: same, painting: (painting) => matchColours(painting, photo()), result: same };
    case 'luminance':
      // §3.2: the painting's luminance takes the photo's mean and deviation first.
      return {
        seen: grey,
        painting: (painting) => matchColours(grey(painting), grey(photo())),
        result: luminanceOnly,
      };
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
