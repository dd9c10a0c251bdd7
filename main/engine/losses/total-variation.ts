import { add, mul, reduceSum, slice, square, sub, type Value } from '../graph/index.ts';

/** A window of a larger picture: which pixels it accounts for, and how many pixels there are in all. */
export interface Share {
  /** (1, 1, H, W), 1 where a pixel's differences to the right and down count here. */
  readonly mask: Value;
  readonly width: number;
  readonly height: number;
}

/**
 * Mean squared difference of neighbours, down plus right, of a picture (1, 3, H, W): keeps descent from
 * speckling. (Mahendran, Vedaldi 2015, §3, with β = 2.)
 * @param places how much each pixel's differences to the right and down count, (1, 1, H, W).
 */
export function totalVariation(picture: Value, share?: Share, places?: Value): Value {
  const [, channels = 0, ownHeight = 0, ownWidth = 0] = picture.shape;
  const { width, height } = share ?? { width: ownWidth, height: ownHeight };

  function along(axis: 2 | 3, pairs: number): Value {
    const behind = (value: Value) => slice(value, [{ axis, end: -1 }]);
    const squares = square(sub(slice(picture, [{ axis, start: 1 }]), behind(picture)));
    const weights = [share?.mask, places].filter((weight) => weight !== undefined);
    const counted = weights.reduce((sum, weight) => mul(sum, behind(weight)), squares);
    return mul(reduceSum(counted), 1 / (channels * pairs));
  }
  return add(along(2, (height - 1) * width), along(3, height * (width - 1)));
}
