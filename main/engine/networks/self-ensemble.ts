import { add, flip, mul, transpose, type Value } from '../graph/index.ts';
import type { Enlarger } from './enlarger.ts';

const [HEIGHT, WIDTH] = [2, 3];
const MIRRORINGS = [[], [WIDTH], [HEIGHT], [HEIGHT, WIDTH]];

/**
 * The mean of what a network makes of a picture turned and mirrored in all eight ways, each turned back: mistakes that
 * hang on direction cancel out, for eight times the work (Lim et al. 2017, EDSR, §3.4, geometric self-ensemble).
 */
export function selfEnsemble(network: Enlarger): Enlarger {
  const views = (picture: Value): Value =>
    MIRRORINGS.map((axes) => flip(network.enlarge(flip(picture, axes)), axes)).reduce((a, b) => add(a, b));
  return {
    ...network,
    enlarge: (picture) => mul(add(views(picture), transpose(views(transpose(picture)))), 1 / 8),
    workPerPixel: 8 * network.workPerPixel,
  };
}
