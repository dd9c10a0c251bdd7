import { div, mul, reduceSum, square, sub, type Operand, type Value } from '../graph/index.ts';
import type { Scaling } from './scaling.ts';

/**
 * How far features are from the photo's: Σ (F − P)² / Σ P². Both NCHW; a scalar.
 * `paper`: ½ Σ (F − P)² (Gatys, Ecker, Bethge 2016, eq. 1).
 * @param power Σ P² of the whole photo where the features are one window of it.
 */
export function contentLoss(
  features: Value,
  target: Value,
  scaling: Scaling = 'relative',
  power?: Operand,
): Value {
  const distance = reduceSum(square(sub(features, target)));
  return scaling === 'paper' ? mul(distance, 0.5) : div(distance, power ?? reduceSum(square(target)));
}
