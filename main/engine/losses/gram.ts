import { div, matmul, mul, reduceSum, reshape, square, sub, transpose, type Value } from '../graph/index.ts';
import type { Scaling } from './scaling.ts';

/**
 * Gram matrix F Fᵀ / M of features (1, N, H, W) over their M = H·W positions: (N, N), which maps appear
 * together, wherever. (Gatys et al. 2016, eq. 3, there without the 1/M.)
 * @param positions divides instead of H·W where the features are one tile of a larger picture, or weighted.
 * @param places w, how much each position counts, (1, 1, H, W): F diag(w) Fᵀ / Σ w over the whole picture is the
 * guided Gram matrix of Gatys et al. 2017, eq. 6, for their guidance channel √w.
 */
export function gram(features: Value, positions?: number, places?: Value): Value {
  const [, maps = 0, height = 0, width = 0] = features.shape;
  const flat = (value: Value) => reshape(value, [maps, height * width]);
  const weighted = places ? mul(features, places) : features;
  return mul(matmul(flat(weighted), transpose(flat(features))), 1 / (positions ?? height * width));
}

/**
 * How far one layer's Gram matrix is from the painting's: ‖G − A‖² / ‖A‖²; a scalar.
 * `paper`: Σ (G − A)² / (4 N²), which is eq. 4 of Gatys et al. 2016 for Gram matrices divided by M.
 */
export function styleLoss(gramMatrix: Value, target: Value, scaling: Scaling = 'relative'): Value {
  const distance = reduceSum(square(sub(gramMatrix, target)));
  const [maps = 1] = target.shape;
  return scaling === 'paper'
    ? mul(distance, 1 / (4 * maps * maps))
    : div(distance, reduceSum(square(target)));
}
