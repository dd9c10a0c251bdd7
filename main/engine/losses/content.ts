import { div, mul, reduceSum, square, sub, type Operand, type Value } from '../graph/index.ts';
import type { Scaling } from './scaling.ts';

export interface ContentOptions {
  readonly scaling?: Scaling;
  /** w: how much each position counts, (1, 1, H, W); all alike without it. */
  readonly places?: Value | undefined;
  /** Σ w·P² of the whole photo where the features are one window of it. */
  readonly power?: Operand;
}

/**
 * How far features are from the photo's: Σ w·(F − P)² / Σ w·P². Both NCHW; a scalar.
 * `paper`: ½ Σ w·(F − P)² (Gatys, Ecker, Bethge 2016, eq. 1, there without weights).
 */
export function contentLoss(
  features: Value,
  target: Value,
  { scaling = 'relative', places, power }: ContentOptions = {},
): Value {
  const sum = (value: Value) => reduceSum(places ? mul(value, places) : value);
  const distance = sum(square(sub(features, target)));
  return scaling === 'paper' ? mul(distance, 0.5) : div(distance, power ?? sum(square(target)));
}
