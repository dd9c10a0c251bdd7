import { shrinkToMeans } from '../../image/means.ts';
import type { Planes } from '../../image/pixels.ts';
import { resize } from '../../image/resample.ts';
import type { Objective } from './objective.ts';

/** Which pixels a descent may change. All others are the picture's, to the bit, whatever it starts from. */
export interface FreePixels {
  readonly picture: Planes;
  /** 1 where a pixel may change, 0 where it stays; between, that share of a change is taken. height · width values. */
  readonly share: Float32Array;
}

/** The same at another level of a coarse-to-fine run. */
export function freeAt({ picture, share }: FreePixels, width: number, height: number): FreePixels {
  return {
    picture: resize(picture, width, height),
    share: shrinkToMeans(share, 1, picture.width, picture.height, width, height),
  };
}

/** What an optimiser works on in place of a picture. */
export interface Variables {
  readonly start: Float32Array;
  /** The picture that they stand for; the next call may change it. */
  readonly picture: (values: Float32Array) => Planes;
  readonly objective: (ofPictures: Objective) => Objective;
}

/** Every pixel is free. */
export function allPixels({ width, height, data }: Planes): Variables {
  return { start: data, picture: (values) => ({ width, height, data: values }), objective: (own) => own };
}

/**
 * Only the free pixels v, so that what a step costs and remembers follows their number: the picture is
 * p + share·(v − p), and the gradient in v is that in the picture times the share.
 */
export function freePixels({ picture, share }: FreePixels, start: Planes): Variables {
  const { width, height, data: held } = picture;
  const plane = width * height;
  const free = Int32Array.from(pixelsWhere(share));
  const each = (visit: (pixel: number, variable: number, share: number) => void): void => {
    for (let c = 0; c < 3; c += 1) {
      for (let i = 0; i < free.length; i += 1) {
        visit(c * plane + free[i]!, c * free.length + i, share[free[i]!]!);
      }
    }
  };
  function place(values: Float32Array, onto: Float32Array): Float32Array {
    each((pixel, variable, share) => {
      const [from, to] = [held[pixel]!, values[variable]!];
      onto[pixel] = share === 1 ? to : from + share * (to - from);
    });
    return onto;
  }
  const values = new Float32Array(3 * free.length);
  each((pixel, variable) => (values[variable] = start.data[pixel]!));
  const shown = held.slice();
  const tried = held.slice();
  return {
    start: values,
    picture: (values) => ({ width, height, data: place(values, shown) }),
    objective: (ofPictures) => async (values) => {
      const { loss, gradient } = await ofPictures(place(values, tried));
      const own = new Float32Array(values.length);
      each((pixel, variable, share) => (own[variable] = share * gradient[pixel]!));
      return { loss, gradient: own };
    },
  };
}

function* pixelsWhere(share: Float32Array): Generator<number, void, void> {
  for (let i = 0; i < share.length; i += 1) if (share[i]! > 0) yield i;
}

/** Whether any pixel in the window is free. */
export function movesIn(
  { free, width }: { readonly free?: FreePixels; readonly width: number },
  size: { readonly width: number; readonly height: number },
  { left, top }: { readonly left: number; readonly top: number },
): boolean {
  if (!free) return true;
  for (let y = top; y < top + size.height; y += 1) {
    const row = free.share.subarray(y * width + left, y * width + left + size.width);
    if (row.some((share) => share > 0)) return true;
  }
  return false;
}
